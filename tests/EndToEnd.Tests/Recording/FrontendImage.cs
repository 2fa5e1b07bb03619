using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Recording;

/// <summary>A Dockerfile frontend of today in the lab's registry: Depot's builders have its checks, the Engine's own is older.</summary>
/// <remarks>
/// The variable <c>LAB_FRONTEND</c> names the program, built from moby/buildkit with
/// <c>CGO_ENABLED=0 go build ./frontend/dockerfile/cmd/dockerfile-frontend</c>. Without it the recordings that need it stay as they are.
/// </remarks>
internal static class FrontendImage
{
    public static string Name(LabSession session) => session.Lab.Registry + "/docker/dockerfile:1";

    public static async Task ProvideAsync(LabSession session)
    {
        var program = Environment.GetEnvironmentVariable("LAB_FRONTEND") ?? "";
        Assert.SkipUnless(program.Length > 0, "LAB_FRONTEND names no frontend to record with.");
        session.Write("frontend/dockerfile-frontend", await File.ReadAllBytesAsync(program));
        session.Write("frontend/Dockerfile", "FROM scratch\nCOPY --chmod=755 dockerfile-frontend /bin/dockerfile-frontend\nENTRYPOINT [\"/bin/dockerfile-frontend\"]\n");
        (await session.DepotAsync("build", "frontend", "--push", "--tag", Name(session))).Successfully();
        Directory.Delete(Path.Combine(session.Workspace, "frontend"), recursive: true);
    }
}
