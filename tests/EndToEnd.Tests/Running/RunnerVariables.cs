namespace Depot.Actions.EndToEnd.Running;

/// <summary>The variables the runner sets for a step: a push to the main branch of octo/app.</summary>
internal static class RunnerVariables
{
    public static Dictionary<string, string> Of(LabSession session, StepFiles files, IReadOnlyDictionary<string, string> inputs)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["CI"] = "true",
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_SERVER_URL"] = "https://github.com",
            ["GITHUB_REPOSITORY"] = "octo/app",
            ["GITHUB_REF"] = "refs/heads/main",
            ["GITHUB_SHA"] = "1111111111111111111111111111111111111111",
            ["GITHUB_EVENT_NAME"] = "push",
            ["GITHUB_RUN_ID"] = "42",
            ["GITHUB_RUN_ATTEMPT"] = "1",
            ["GITHUB_WORKSPACE"] = session.Workspace,
            ["RUNNER_OS"] = "Linux",
            ["RUNNER_ARCH"] = System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToUpperInvariant(),
            ["RUNNER_TEMP"] = session.Temp,
            ["RUNNER_TOOL_CACHE"] = session.ToolCache,
            ["GITHUB_OUTPUT"] = files.Output,
            ["GITHUB_ENV"] = files.Environment,
            ["GITHUB_PATH"] = files.Path,
            ["GITHUB_STATE"] = files.State,
            ["GITHUB_STEP_SUMMARY"] = files.Summary,
        };
        foreach (var (name, value) in session.Variables) variables[name] = value;
        foreach (var (name, value) in inputs) variables["INPUT_" + name.Replace(' ', '_').ToUpperInvariant()] = value;
        return variables;
    }
}
