namespace ActionsRunner.Machines;

/// <summary>By whose rules a job is run.</summary>
public enum RunnerKind
{
    /// <summary>actions/runner: a container action is a <c>docker run</c>.</summary>
    Official,

    /// <summary>The official mounts and variables, from a runner that talks to the Engine's API itself.</summary>
    OverApi,

    /// <summary>nektos/act, Gitea's and Forgejo's runner, with the job in a container.</summary>
    Act,
}
