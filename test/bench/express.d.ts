/** As much of Express as the benchmark's server uses. */
declare module 'express' {
  export interface Request {
    readonly body: Readonly<Record<string, string>>
  }
  export interface Response {
    type(type: string): this
    send(body: string): this
  }
  type Handler = (request: Request, response: Response, next: () => void) => void
  export interface Express {
    use(handler: Handler): void
    post(path: string, ...handlers: Handler[]): void
    listen(port: number, host: string): void
  }
  function express(): Express
  namespace express {
    function urlencoded(options: { extended: boolean }): Handler
  }
  export default express
}
