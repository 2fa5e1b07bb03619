# The image of all three actions: the native program, the libraries it is linked with, certificates; no shell.
#
#   docker build .     compiles the program; needs nothing but Docker. A runner does this for `image: ../../Dockerfile`, that is for
#                      a step that uses a fork of this repository; releases run a finished image (.github/CONTRIBUTING.md)
#   ./dev image        puts in the program that ./dev publish has left: a build context named `build` replaces the stage
#
# amd64 or arm64, by the machine it is built on: NativeAOT links with the libraries that go into the image.

FROM mcr.microsoft.com/dotnet/sdk:10.0.401-noble-aot AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Depot.Actions --configuration Release \
 && src/Depot.Actions/image-root.sh artifacts/publish/Depot.Actions/release/depot-actions /image

FROM scratch
LABEL org.opencontainers.image.title="Depot Actions" \
      org.opencontainers.image.description="Sets up the Depot CLI, and builds and bakes images on Depot" \
      org.opencontainers.image.authors="Depot Actions contributors" \
      org.opencontainers.image.licenses="MIT AND LGPL-2.1-or-later AND Apache-2.0 AND MPL-2.0"
COPY --from=build /image /
ENTRYPOINT ["/depot-actions"]
