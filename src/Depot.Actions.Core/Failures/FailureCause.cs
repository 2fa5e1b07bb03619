using Depot.Actions.Auth;
using Depot.Actions.Processes;
using Depot.Actions.Registries;

namespace Depot.Actions.Failures;

/// <summary>A known cause of failure: how it shows, and what to do about it.</summary>
/// <param name="Name">Short, for tests and for reading the table.</param>
/// <param name="Remedy">What to do, in full sentences; null when the evidence speaks of something else. Pure.</param>
public sealed record FailureCause(string Name, Func<FailureEvidence, string?> Remedy)
{
    /// <summary>Every cause we know, the more particular before the more general: the first that fits is the one people are told.</summary>
    public static IReadOnlyList<FailureCause> All { get; } =
    [
        new("killed", e => e.Contains("did not complete successfully: exit code: 137")
            ? "Exit code 137 is a kill, most often because the builder ran out of memory. A larger builder can be chosen in the project's settings."
            : null),
        new("disk full", e => e.Contains("no space left on device") || e.LastLines.Any(line => line.Contains("No space left on device", StringComparison.OrdinalIgnoreCase))
            ? "The disk is full. If it is the builder's, give the project a larger cache or reset it (project settings); if it is this runner's, remove what earlier steps left."
            : null),
        new("instruction", e => e.Contains("did not complete successfully") ? "" : null),
        new("missing file", e => MissingFile(e)),
        new("missing secret", e => e.TextBetween("secret ", ": not found") is { Length: > 0 } id && !id.Contains(' ', StringComparison.Ordinal)
            ? $"The Dockerfile demands the secret '{id}'. Give it in 'secrets' ({id}=value), 'secret-files' or 'secret-envs'."
            : null),
        new("no token", e => e.Contains("missing API token") || e.Message.StartsWith("unauthenticated:", StringComparison.Ordinal) ? NoToken(e.Token) : null),
        new("project", e => e.Contains("error retrieving projects") || e.Message.StartsWith("permission_denied:", StringComparison.Ordinal)
            ? $"Depot does not let {TokenName(e.Token)} build in the project {e.Project}. Check the id against the project's settings; "
              + "a project token builds in its own project only, and a token from GitHub's identity only in projects that trust this repository (project settings, Trust Relationships)."
            : null),
        new("rate limit of Depot", e => e.Message.StartsWith("resource_exhausted:", StringComparison.Ordinal)
            ? "Depot's limit for this organization is reached; its words are above. Wait for other builds to end, or see the plan in the organization's settings."
            : null),
        new("rate limit", e => e.Contains("429 Too Many Requests") || e.Contains("toomanyrequests") ? RateLimit(e) : null),
        new("capital letters", e => e.Contains("repository name must be lowercase")
            ? $"A repository name has small letters only{(e.TextBetween("invalid tag \"", "\"") is { } tag ? $": write '{LowerName(tag)}'" : "")}. In a workflow, github.repository keeps the capitals of your account; docker/metadata-action makes them small."
            : null),
        new("invalid tag", e => e.Contains("invalid reference format")
            ? $"{(e.TextBetween("invalid tag \"", "\"") is { } tag ? $"'{tag}' is" : "A tag is")} no image name. Write registry/name:tag; a variable in it may be empty."
            : null),
        new("push to Depot's registry", e => e.Pushed is { } image && IsDepotRegistry(image.Registry) && IsDenied(e) ? DepotRegistry(e) : null),
        new("repository missing", e => e.Pushed is { } image && e.Contains("/blobs/uploads/: 404 Not Found")
            ? $"{image.Registry} has no repository '{image.Repository}' and makes none on a push (Amazon ECR is such a registry). Create it, or correct the tag."
            : null),
        new("push denied", e => e.Pushed is { } image && IsDenied(e) ? Denied(e, image, "push to") : null),
        new("pull denied", e => e.Pulled is { } image && IsDenied(e) ? Denied(e, image, "pull from") : null),
        new("base image missing", e => e.Pulled is { } image && e.Contains("not found") && !e.Contains("no such host")
            ? $"There is no image {image.Name}{(image.Tag is { } tag ? ":" + tag : "")} for this platform, or it is private and this job has not logged in to {image.Registry}."
            : null),
        new("unknown host", e => e.Contains("no such host") || e.Contains("Could not resolve host") ? "That host has no address. Check its spelling; a private one has to be reachable from Depot's builders, not only from this runner." : null),
        new("no stage", e => e.TextBetween("target stage \"", "\" could not be found") is { } stage ? $"No FROM of the Dockerfile ends in 'AS {stage}'. Correct 'target'." : null),
        new("no local Docker", e => e.Contains("Cannot connect to the Docker daemon") ? "'load' puts the image into the Docker of this runner, and none is running here. Leave 'load' out, or use 'push' or 'save'." : null),
        new("passing trouble", e => TransientFailure.Reason(new ExitReport(1, WasStopped: false), e.Message) is null ? null
            : e.Retries > 0 ? "" : "This may pass: run the job again, or write 'retries: 2' to have this step try again by itself."),
        new("unsupported call", e => e.Contains("unsupported request frontend.") ? "The Dockerfile's syntax version does not know this 'call'. Remove a '# syntax=' line that names an old version." : null),
    ];

    /// <summary>What to do about a failure; null when its cause is not a known one.</summary>
    public static string? RemedyFor(FailureEvidence evidence) =>
        All.Select(cause => cause.Remedy(evidence)).FirstOrDefault(remedy => remedy is not null) is { Length: > 0 } remedy ? remedy : null;

    /// <summary>How people know a token.</summary>
    public static string TokenName(TokenOrigin? origin) => origin switch
    {
        TokenOrigin.Input => "the token of the input 'token'",
        TokenOrigin.Environment => "the token in DEPOT_TOKEN",
        TokenOrigin.GitHubOidc => "the token exchanged for this job's GitHub identity",
        TokenOrigin.PublicOidc => "the token for pull requests of forks",
        null => "the token that the CLI found by itself",
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };

    private static string NoToken(TokenOrigin? origin) => origin is null
        ? new AuthResult(null, NoTokenReason.NoPermission).Remedy
        : $"Depot does not know {TokenName(origin)}: it may have been revoked, expired, or copied in part. Make a new one in the organization's settings, "
          + $"or drop it and let the job use its own identity:\n\n{AuthResult.Permissions}";

    private static string? MissingFile(FailureEvidence e) =>
        (NotFound(e) ?? NotWalked(e)) is { } file
            ? $"'{file}' is not in the build context. " + (e.IsDefaultContext
                ? "The context is the Git repository at this run's commit: what earlier steps made is not in it. Write 'context: .' to build the workspace."
                : "Paths start at the context; .dockerignore may leave it out, or an earlier step did not make it.")
            : null;

    // `"/app.js": not found`
    private static string? NotFound(FailureEvidence e) =>
        e.TextBetween("\"", "\": not found") is { } path && path.StartsWith('/') && !path.Contains('"', StringComparison.Ordinal) ? path[1..] : null;

    // `failed to walk /tmp/buildkit-mount4118/dist: lstat /tmp/buildkit-mount4118/dist: no such file or directory`
    private static string? NotWalked(FailureEvidence e) =>
        e.Contains("failed to walk ") && e.TextBetween("buildkit-mount", ": lstat") is { } path && path.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0
            ? path[(slash + 1)..] : null;

    private static string RateLimit(FailureEvidence e)
    {
        var image = e.Pulled ?? e.Pushed;
        var registry = image?.Registry ?? "The registry";
        return $"{registry} limits how often it answers. " + (image is not null && e.Logins.Has(image.Registry) == false
            ? $"Nobody has logged in to it in this job, and a login has a higher limit: put a step docker/login-action{LoginInputs(image.Registry)} before this one. "
            : "") + "Depot's registry can keep a copy of the image (https://depot.dev/docs/registry/pull-through-cache).";
    }

    private static string DepotRegistry(FailureEvidence e) => e.Token is TokenOrigin.Environment or TokenOrigin.Input
        ? $"A project token may push only to repositories that begin with its project's id, and {TokenName(e.Token)} may be one. In Depot CI, remove the secret DEPOT_TOKEN "
          + "(dashboard, or 'depot ci secrets remove DEPOT_TOKEN'): the job then gets a token for all projects of the organization."
        : "The job's own token may not push there. Check that the repository belongs to the token's organization and begins with the id of its project.";

    private static string Denied(FailureEvidence e, ImageReference image, string doing) => e.Logins.Has(image.Registry) switch
    {
        false => $"Nobody has logged in to {image.Registry} in this job. Put a step docker/login-action{LoginInputs(image.Registry)} before this one.",
        true => $"The login of this job may not {doing} {image.Registry}/{image.Repository}. Check the name, and what its user or token is allowed.",
        null => $"This job may not {doing} {image.Registry}/{image.Repository}. Check the login, the name, and what the user or token is allowed.",
    };

    private static string LoginInputs(string registry) => registry == ImageReference.DockerHub ? "" : $" with 'registry: {registry}'";

    private static bool IsDepotRegistry(string registry) => registry == "registry.depot.dev" || registry.EndsWith(".registry.depot.dev", StringComparison.Ordinal);

    private static bool IsDenied(FailureEvidence e) =>
        e.Contains("401 Unauthorized") || e.Contains("403 Forbidden") || e.Contains("authorization failed") || e.Contains("insufficient_scope")
        || e.Contains("access to the resource is denied") || e.Contains(": denied: ") || e.Contains("pull access denied") || e.Contains("no basic auth credentials") || e.Contains("failed to authorize");

    private static string LowerName(string tag)
    {
        var colon = tag.LastIndexOf(':') is var at && at > tag.LastIndexOf('/') ? at : tag.Length;
        return tag[..colon].ToLowerInvariant() + tag[colon..];
    }
}
