using Depot.Release.CommandLine;
using Depot.Release.Errors;
using Octokit;

try
{
    return args switch
    {
        ["sbom", .. var rest] => await Commands.SbomAsync(rest),
        ["stage", .. var rest] => await Commands.StageAsync(rest),
        ["plan", .. var rest] => await Commands.PlanAsync(rest),
        ["publish", .. var rest] => await Commands.PublishAsync(rest),
        ["verify", .. var rest] => await Commands.VerifyAsync(rest),
        ["--help" or "-h" or "help"] => Commands.Help(),
        _ => throw new UsageException("The first argument must be sbom, stage, plan, publish or verify."),
    };
}
catch (UsageException e)
{
    Console.Error.WriteLine($"depot-release: {e.Message} depot-release --help says more.");
    return 2;
}
catch (ReleaseException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
catch (Exception e) when (e is ApiException or HttpRequestException or IOException or OperationCanceledException)
{
    Console.Error.WriteLine($"depot-release: {e.Message}\nFinished steps are kept: run the same command again.");
    return 1;
}
