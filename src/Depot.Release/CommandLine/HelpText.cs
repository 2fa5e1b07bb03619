namespace Depot.Release.CommandLine;

internal static class HelpText
{
    public const string Text = """
        depot-release: makes the repositories of the three actions hold a release.

          depot-release sbom VERSION --rootfs DIR --assets FILE --output FILE
              writes an SPDX document of everything in the image: the packages of the system, and those in the program
          depot-release stage VERSION --programs DIR (--image NAME@sha256:… | --rootfs DIR) [--output DIR] [--dry-run]
              stages a release in a directory (default artifacts/release/VERSION): a tree for each action, the files to download
          depot-release plan DIR [--offline]
              prints what publishing it would change; --offline makes no request and assumes new repositories
          depot-release publish DIR
              commits the trees, drafts the releases, uploads their files, publishes them, and moves vN last; if it is interrupted at any
              time, the next run does the rest
          depot-release verify VERSION [--cosign PROGRAM]
              checks tags, files, checksums, image, signatures and READMEs as a user sees them

          --programs DIR   the programs by their names (depot-actions-linux-x64, …) and other files of the release
          --image          the image that action.yml runs
          --rootfs DIR     rootfs-amd64.tar and rootfs-arm64.tar, which the repositories contain instead of an image
          --assets FILE    project.assets.json of src/Depot.Actions, restored for a platform
          --dry-run        programs may be missing; such a release cannot be published
          --owner NAME     owner of the repositories (default depot)
          --source NAME    owner and name of the source's repository (default GITHUB_REPOSITORY, then depot/actions)
          --root DIR       the source (default: this directory)
          --api URL        GitHub's API (default GITHUB_API_URL, then https://api.github.com)

        GITHUB_TOKEN is the token; plan and verify need none if the repositories are public. Exit codes: 0 success,
        1 refused, failed or check failed, 2 invalid arguments.

        """;
}
