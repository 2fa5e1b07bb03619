namespace Depot.Actions.EndToEnd.Leftovers;

/// <summary><c>./dev release</c> and <c>preview</c>.</summary>
public sealed class ReleaseLeftoverSpecs(LeftoverSpecs.OneCheckout checkout) : LeftoverSpecs(checkout)
{
    [Fact(Timeout = Limit)]
    public Task A_dry_run_of_a_release_leaves_nothing() => RunAsync(0, null, "./dev", "release", "--dry-run", "v1.20.0");

    [Fact(Timeout = Limit)]
    public Task A_dry_run_of_a_release_that_is_interrupted_leaves_nothing() => RunAsync(130, "[lab] registries at", "./dev", "release", "--dry-run", "v1.20.0");

    [Fact(Timeout = Limit)]
    public Task A_dry_run_of_a_release_that_fails_leaves_nothing() => FailAsync("jq", "./dev", "release", "--dry-run", "v1.20.0");

    [Fact(Timeout = Limit)]
    public Task A_preview_leaves_nothing() => PreviewAsync(0, null);

    [Fact(Timeout = Limit)]
    public Task A_preview_that_is_interrupted_leaves_nothing() => PreviewAsync(130, "Drawing ");

    private Task PreviewAsync(int exitCode, string? interruptAt)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/chromium") && File.Exists("/usr/bin/npm"), "Chromium and npm draw the preview.");
        return RunAsync(exitCode, interruptAt, "./dev", "preview", "failures", "apk-pinned");
    }
}
