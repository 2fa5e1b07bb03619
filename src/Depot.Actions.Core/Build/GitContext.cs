using Depot.Actions.Errors;
using Depot.Actions.Runner;
using Depot.Bake.Text;

namespace Depot.Actions.Build;

/// <summary>The context of a build that names none: the repository at the commit that started the run.</summary>
public static class GitContext
{
    /// <summary>URL in BuildKit's form, <c>https://host/owner/name.git#commit</c>.</summary>
    /// <remarks>
    /// Always pinned to the commit if there is one, also in pull requests, whose merge ref moves while the run waits.
    /// <c>DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF=true</c> takes the last commit of the pull request's branch instead.
    /// </remarks>
    /// <exception cref="InputException">There is no repository to name: the program was started outside a workflow.</exception>
    public static string Default(RunnerEnvironment environment, Func<EventPayload> payload)
    {
        if (environment.Repository is not { } repository)
        {
            throw new InputException("context", "it is empty, and outside of a workflow run there is no commit to build; write a path, such as '.'.");
        }

        return $"{environment.ServerUrl}/{repository}.git#{Revision(environment, payload)}";
    }

    private static string? Revision(RunnerEnvironment environment, Func<EventPayload> payload)
    {
        if (environment.Ref is not { } reference) return environment.Sha;
        var isPullRequest = reference.StartsWith("refs/pull/", StringComparison.Ordinal);
        if (isPullRequest && GoBool.IsTrue(environment["DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF"]))
        {
            return payload().HeadSha ?? reference.Replace("/merge", "/head", StringComparison.Ordinal);
        }

        return environment.Sha ?? (reference.StartsWith("refs/", StringComparison.Ordinal) ? reference : "refs/heads/" + reference);
    }
}
