using Depot.Actions.Dockerfiles;
using Depot.Actions.Log;
using Depot.Actions.Registries;
using Depot.Actions.Text;

namespace Depot.Actions.Failures;

/// <summary>Causes in the sources: Dockerfile, context, repository. They are permanent: the same build would fail again.</summary>
internal static class SourceCauses
{
    private const int MostStages = 20;

    public static IReadOnlyList<FailureCause> All { get; } =
    [
        new("repository denied", ["could not read Username", "could not read Password", "Authentication failed for", "Repository not found", "terminal prompts disabled", "Permission denied (publickey"], _ =>
            "The builder has no permission to read this repository. For a repository at GitHub, give the job 'permissions: contents: read' and leave 'github-token' at its default; for another repository or host, pass a token that can read it "
            + "as 'github-token' or as the secret 'GIT_AUTH_TOKEN.<host>'. A checkout needs neither: write 'context: .'.")
        {
            When = IsRepository,
        },
        new("revision missing", ["couldn't find remote ref", "reference is not a tree", "did not match any file(s) known to git", "not our ref", "unadvertised object"], _ =>
            "The repository has no such branch, tag or commit (any more). Check what follows '#' in 'context'; a commit that was overwritten by a forced push is gone.")
        {
            When = IsRepository,
        },
        new("repository", ["failed to fetch remote", "failed to load git source"], _ => "The repository of the context could not be fetched; Git's message is above. A checkout needs no fetch: write 'context: .'.")
        {
            When = e => !TransportCauses.All.Any(cause => cause.Fits(e)),
        },
        new("no Dockerfile", ["failed to read dockerfile: open "], e => NoDockerfile(e)),
        new("file missing in a stage", ["\": not found", "no such file or directory"], e =>
            $"'{FileOf(e) ?? "The file"}' is not in {Source(e)}. After '--from' paths start at the root of that stage or image, whatever its WORKDIR is; see what its instructions write, and where.")
        {
            When = e => CopySource(e) is not null && !e.Contains("failed to resolve source metadata"),
        },
        new("nothing matches", ["not found", "no such file or directory", "no source files"], e =>
            $"Nothing in the build context matches a wildcard of this instruction. {Context(e)}")
        {
            When = e => Step(e) is { } text && text.Contains('*', StringComparison.Ordinal) && (NotFound(e)?.Contains('*', StringComparison.Ordinal) ?? true),
        },
        new("missing file", ["\": not found", "failed to walk "], e => $"'{FileOf(e)}' is not in the build context. {Context(e)}") { When = e => FileOf(e) is not null },
        new("missing secret", [": not found"], e => $"The Dockerfile requires the secret '{Secret(e)}'. Pass it in 'secrets' ({Secret(e)}=value), 'secret-files' or 'secret-envs'.") { When = e => Secret(e) is not null },
        new("missing SSH key", ["unset ssh forward key "], e =>
            $"The instruction requires the SSH key '{SshKey(e)}'. Write 'ssh: {SshKey(e)}', and start an agent that holds the key in a step before, for example with webfactory/ssh-agent."),
        new("no SSH agent", ["invalid empty ssh agent socket"], _ =>
            "'ssh' needs the SSH agent of this runner, and SSH_AUTH_SOCK names none. Start one in a step before, for example with webfactory/ssh-agent, or name a key file: 'ssh: default=/path/of/key'."),
        new("unknown user", ["unable to find user ", "unable to find group "], e =>
            $"The image has no {(e.Contains("unable to find group ") ? "group" : "user")} of that name. Create it before 'USER' (RUN adduser …), or write its number."),
        new("not allowed", ["network.host is not allowed", "security.insecure is not allowed", "device is not allowed"], e =>
            $"An instruction needs an entitlement that this build does not have. Write 'allow: {(e.Contains("network.host") ? "network.host" : e.Contains("security.insecure") ? "security.insecure" : "device")}'."),
        new("empty base image", ["should not be blank"], e =>
            $"The name after FROM is empty: '{e.TextBetween("base name (", ")") ?? "its variable"}' has no value. Give the ARG a default before the first FROM, or pass it in 'build-args'."),
        new("unknown stage", ["failed to resolve source metadata for docker.io/library/", "did you mean"], e =>
            $"No stage is named '{e.Pulled!.FamiliarName}', so it was looked for as an image. Did you mean the stage '{NearStage(e)}'?") { When = e => NearStage(e) is not null },
        new("no stage", ["target stage \""], e => NoStage(e.TextBetween("target stage \"", "\" could not be found")!, e))
        {
            When = e => e.TextBetween("target stage \"", "\" could not be found") is not null,
        },
        new("checksum of ADD", ["digest mismatch"], _ =>
            "The file at this URL does not match '--checksum'. If it is the right file, write its new checksum.")
        {
            When = e => Step(e) is not null,
        },
        new("URL of ADD", ["invalid response status "], e =>
            $"The URL of the instruction answered with {e.TextBetween("invalid response status ", " ") ?? e.After("invalid response status ")}. The builder fetches it, without this job's logins: check that it exists and is public, or fetch it in a step before."),
        new("uppercase letters", ["must be lowercase"], e =>
            $"A repository name must be lowercase{(e.TextBetween("invalid tag \"", "\"") is { } tag ? $": write '{LowerName(tag)}'" : "")}. In a workflow, github.repository can contain uppercase letters; docker/metadata-action converts it to lowercase."),
        new("invalid tag", ["invalid reference format"], e =>
            e.TextBetween("failed to parse stage name \"", "\"") is { } name
                ? $"'{name}' after FROM is not a valid image name. A variable in it may be empty: give its ARG a default before the first FROM, or pass it in 'build-args'."
                : $"{(e.TextBetween("invalid tag \"", "\"") is { } tag ? $"'{tag}' is" : "A tag is")} no image name. Write registry/name:tag; a variable in it may be empty."),
        new("unsupported call", ["unsupported request frontend."], e => HasSyntaxLine(e)
            ? "The Dockerfile's syntax version does not know this 'call'. Remove a '# syntax=' line that names an old version."
            : "The builder is too old for this 'call'. Leave 'call' out, or begin the Dockerfile with '# syntax=docker/dockerfile:1'."),
    ];

    private static bool IsRepository(FailureEvidence e) => e.Contains("failed to fetch remote") || e.Contains("git stderr") || e.Contains("failed to load git source") || e.Contains("git error");

    private static bool HasSyntaxLine(FailureEvidence e) => e.Dockerfile is null || e.Dockerfile.Contains("syntax=", StringComparison.OrdinalIgnoreCase);

    private static string NoDockerfile(FailureEvidence e)
    {
        var file = e.TextBetween("failed to read dockerfile: open ", ": no such file") ?? "Dockerfile";
        return e.IsDefaultContext
            ? $"There is no '{file}' in the repository at this run's commit, which is the context. 'file' starts at its root, or at the subdirectory that 'context' names; files that earlier steps created are not in it. Write 'context: .' to build the workspace."
            : $"There is no '{file}' in the context. 'file' starts at the root of a repository that is the context, and at the workspace otherwise.";
    }

    private static string NoStage(string name, FailureEvidence e)
    {
        var stages = e.Dockerfile is null ? [] : DockerfileLines.StageNames(e.Dockerfile);
        var near = Spelling.DidYouMean(name, stages);
        return $"No FROM of the Dockerfile ends in 'AS {name}'.{(near.Length > 0 || stages.Count == 0 ? near : $" Its stages: '{string.Join("', '", stages.Take(MostStages))}'{(stages.Count > MostStages ? " and more" : "")}.")} Correct 'target'.";
    }

    private static string Context(FailureEvidence e) => e.IsDefaultContext
        ? "The context is the Git repository at this run's commit: files that earlier steps created are not in it. Write 'context: .' to build the workspace."
        : "Paths start at the context; .dockerignore may leave it out, or an earlier step did not make it.";

    // The text of a COPY or ADD that failed.
    private static string? Step(FailureEvidence e) =>
        e.Failure?.Step is { Kind: StepKind.Instruction } step && (step.Text.StartsWith("COPY ", StringComparison.Ordinal) || step.Text.StartsWith("ADD ", StringComparison.Ordinal)) ? step.Text : null;

    private static string? CopySource(FailureEvidence e) =>
        Step(e)?.Split(' ').FirstOrDefault(word => word.StartsWith("--from=", StringComparison.Ordinal)) is { } word ? word["--from=".Length..] : null;

    private static string Source(FailureEvidence e)
    {
        var source = CopySource(e)!;
        return e.Dockerfile is { } text && DockerfileLines.StageNames(text).Contains(source, StringComparer.OrdinalIgnoreCase) ? $"the stage '{source}'" : $"'{source}' (a stage, an image or a build context)";
    }

    private static string? FileOf(FailureEvidence e) => NotFound(e) ?? NotWalked(e);

    // `"/app.js": not found`
    private static string? NotFound(FailureEvidence e) =>
        e.TextBetween("\"", "\": not found") is { } path && path.StartsWith('/') && !path.Contains('"', StringComparison.Ordinal) ? path[1..] : null;

    // `failed to walk /tmp/buildkit-mount4118/dist: lstat /tmp/buildkit-mount4118/dist: no such file or directory`
    private static string? NotWalked(FailureEvidence e) =>
        e.Contains("failed to walk ") && e.TextBetween("buildkit-mount", ": lstat") is { } path && path.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0
            ? path[(slash + 1)..] : null;

    private static string? Secret(FailureEvidence e) =>
        e.TextBetween("secret ", ": not found") is { Length: > 0 } id && !id.Contains(' ', StringComparison.Ordinal) ? id : null;

    private static string? SshKey(FailureEvidence e) => e.After("unset ssh forward key ");

    // BuildKit may suggest a name itself: `(did you mean build?)`.
    private static string? NearStage(FailureEvidence e)
    {
        if (e.Pulled is not { Registry: ImageReference.DockerHub } image) return null;
        return e.TextBetween("(did you mean ", "?)") ?? (e.Dockerfile is null ? null : Spelling.Misspelt(image.FamiliarName, DockerfileLines.StageNames(e.Dockerfile)));
    }

    private static string LowerName(string tag)
    {
        var colon = tag.LastIndexOf(':') is var at && at > tag.LastIndexOf('/') ? at : tag.Length;
        return tag[..colon].ToLowerInvariant() + tag[colon..];
    }
}
