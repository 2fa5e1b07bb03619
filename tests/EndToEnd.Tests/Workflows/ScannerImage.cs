using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>A stand-in for the scanner that BuildKit runs for an SBOM, since the real image cannot be pulled here.</summary>
/// <remarks>It keeps BuildKit's protocol: one in-toto statement for each source. BuildKit, docs/attestations/sbom-protocol.md.</remarks>
internal sealed class ScannerImage(LabSession session) : IAsyncDisposable
{
    private const string Name = "docker/buildkit-syft-scanner:stable-1";
    // All tests would make the same image.
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private bool _made;
    private bool _waited;

    /// <summary>Puts the image into the Engine under the name BuildKit asks for, unless one is there already.</summary>
    public async Task ProvideAsync()
    {
        await OneAtATime.WaitAsync();
        _waited = true;
        if ((await session.DockerAsync("image", "inspect", Name)).ExitCode == 0) return;
        session.Write("scanner/scan.sh", """
            printf '{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"https://spdx.dev/Document","predicate":{"spdxVersion":"SPDX-2.3"}}' \
              > "$BUILDKIT_SCAN_DESTINATION/${BUILDKIT_SCAN_SOURCE##*/}.spdx.json"
            """);
        session.Write("scanner/Dockerfile", $"FROM {session.Lab.BaseImage}\nCOPY scan.sh /scan.sh\nENTRYPOINT [\"/bin/sh\", \"/scan.sh\"]\n");
        (await session.DepotAsync("build", "scanner", "--load", "--tag", Name)).Successfully();
        Directory.Delete(Path.Combine(session.Workspace, "scanner"), recursive: true);
        _made = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_made) await session.DockerAsync("image", "rm", "--force", Name);
        if (_waited) OneAtATime.Release();
    }
}
