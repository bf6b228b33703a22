# Everything is bundled here, so that the image needs no packages.
FROM node:26-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY src src
RUN npm run build

FROM node:26-slim
# A machine's memory: docs/measurements.md says what each setting saves.
ENV NODE_ENV=production NODE_COMPILE_CACHE=/app/cache MALLOC_ARENA_MAX=1
WORKDIR /app
COPY --from=build /app/dist dist
COPY flows flows
RUN mkdir cache data && chown node:node cache data
USER node
# The first start fills the compile cache, from which all others start.
RUN DATA_DIR=/tmp/first timeout --preserve-status 10 node --max-semi-space-size=2 --no-maglev dist/main.mjs && \
  rm -r /tmp/first
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=2", "--no-maglev", "dist/main.mjs"]
