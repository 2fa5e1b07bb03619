using Depot.Actions.Auth;
using Depot.Actions.Log;
using Depot.Actions.Registries;
using Depot.Actions.Text;

namespace Depot.Actions.Failures;

/// <summary>Permanent failures at registries: denials, missing repositories and images, limits.</summary>
internal static class RegistryCauses
{
    public static IReadOnlyList<FailureCause> All { get; } =
    [
        new("rate limit", ["429 Too Many Requests", "toomanyrequests"], RateLimit),
        new("registry of this runner", [], e => $"'{e.Registry}' means the builder itself, and no registry runs there: Depot builds on its own machines, and those do not reach this runner. Push to a registry that both reach, or write 'load: true'.")
        {
            When = IsThisMachine,
        },
        new("untrusted certificate", ["x509: "], e =>
            $"The builder does not trust the certificate of {e.Registry ?? "the host"}: it has expired, is for another name, or is not from a public authority. Use a host with a certificate of a public authority."),
        new("plain HTTP", ["server gave HTTP response to HTTPS client"], e => $"{Subject(e)} answers over HTTP, and the builder needs HTTPS. Serve the registry over HTTPS."),
        new("layer too large", ["413 Request Entity Too Large", "413 Payload Too Large", "413 Content Too Large"], e =>
            $"{Subject(e)}, or a proxy before it, does not accept a layer of this size. Raise its limit, or make the layers smaller."),
        new("storage full", ["quota exceeded", "QUOTA_EXCEEDED", "quota has been exceeded", "exceeds quota"], e => $"The storage of {e.Registry ?? "the registry"} is full. Delete images there, or raise its quota.") { When = e => e.Pushed is not null },
        new("login expired", ["token has expired", "token is expired", "token expired", "session has expired"], e =>
            $"The login of this job for {e.Registry} has expired. Log in again in a step right before this one.") { When = e => e.Registry is not null },
        new("cache denied", [], e => $"The login of this job has no permission to write the cache of 'cache-to'. {Advice(e, "push to")} With 'ignore-error=true' in 'cache-to' the build continues without it.") { When = e => IsCacheExport(e) && IsDenied(e) },
        new("cache refused", ["400 Bad Request", "404 Not Found", "405 Method Not Allowed", "manifest invalid", "MANIFEST_INVALID", "unsupported media type", "415 "], _ =>
            "The registry does not accept the cache of 'cache-to' in this format. Add 'image-manifest=true,oci-mediatypes=true' to it, create the repository if the registry does not create it, or let the build continue without the cache: 'ignore-error=true'.")
        {
            When = IsCacheExport,
        },
        new("repository of Depot's registry", ["404 Not Found", "NAME_UNKNOWN", "name unknown"], e =>
            $"registry.depot.dev has no '{e.Pushed!.Repository}'. Its repositories belong to projects: the name begins with the id of one of this organization, as in registry.depot.dev/<project id>:tag. 'save: true' puts the image there by itself, without a tag.")
        {
            When = e => e.Pushed is { } image && IsDepotRegistry(image.Registry),
        },
        new("push to Depot's registry", [], DepotRegistry) { When = e => e.Pushed is { } image && IsDepotRegistry(image.Registry) && IsDenied(e) },
        new("repository missing", ["/blobs/uploads/: 404 Not Found", "name unknown: "], e =>
            $"{e.Pushed!.Registry} has no repository '{e.Pushed.Repository}' and does not create one on push (for example Amazon ECR). Create it, or correct the tag.") { When = e => e.Pushed is not null },
        new("push denied", [], e => e.Pushed is not null || !e.IsPull ? Advice(e, "push to") : Advice(e, "pull from")) { When = e => e.Registry is not null && !e.IsPull && IsDenied(e) },
        new("push denied somewhere", [], _ =>
            "A registry refused the login of this job, and the error does not say which. Check that each registry in 'tags' has a login step before this one, and the permissions of its user or token; an access token of Docker Hub can be read-only.")
        {
            When = e => e.Failure?.Step is { Kind: StepKind.Export } && IsDenied(e),
        },
        new("frontend missing", [": not found"], e => $"There is no image {ShortName(e.Pulled!)}, which the '# syntax=' line of the Dockerfile names. Write '# syntax=docker/dockerfile:1', or leave the line out.")
        {
            When = e => e.Pulled is not null && IsFrontend(e),
        },
        new("platform missing", ["no match for platform in manifest"], e =>
            $"The image {ShortName(e.Pulled!)} does not exist for a platform that is built. Remove the platform from 'platforms', use an image that has it, or let the stage run on the builder's own platform: 'FROM --platform=$BUILDPLATFORM'.")
        {
            When = e => e.Pulled is not null,
        },
        new("unknown image", ["repository does not exist", "insufficient_scope"], UnknownImage) { When = e => e.Pulled is { Registry: ImageReference.DockerHub } },
        new("pull denied", [], e => Advice(e, "pull from")) { When = e => e.IsPull && IsDenied(e) },
        new("base image missing", [": not found"], e => BaseImageMissing(e)) { When = e => e.Pulled is not null && !e.Contains("no such host") },
        new("unknown host", ["no such host", "Could not resolve host"], _ => "The host name could not be resolved. Check its spelling; a private host has to be reachable from Depot's builders, not only from this runner.") { IsWithoutBuilder = true },
    ];

    private static bool IsCacheExport(FailureEvidence e) =>
        e.Contains("error writing layer blob") || e.Contains("error writing manifest blob") || e.Failure?.Step?.Name.Contains("exporting cache", StringComparison.Ordinal) == true;

    private static string RateLimit(FailureEvidence e)
    {
        return $"{Subject(e)} has reached its rate limit for this job. " + (e.Registry is not null && e.Logins.Has(e.Registry) == false
            ? $"This job has no login for it, and a login has a higher limit: add a step docker/login-action{LoginInputs(e.Registry)} before this one. "
            : "") + "Depot's registry can keep a copy of the image (https://depot.dev/docs/registry/pull-through-cache).";
    }

    private static string DepotRegistry(FailureEvidence e) => e.Logins.Has(e.Pushed!.Registry) == true
        ? "The login of this job to Depot's registry has no permission to push there. Its repositories belong to projects: check that the name begins with the id of a project that its token may write to."
        : e.Token is TokenOrigin.Environment or TokenOrigin.Input
        ? $"A project token may push only to repositories that begin with its project's id, and {TokenNames.Of(e.Token)} may be one. In Depot CI, remove the secret DEPOT_TOKEN "
          + "(dashboard, or 'depot ci secrets remove DEPOT_TOKEN'): the job then gets a token for all projects of the organization."
        : "The job's own token has no permission to push there. Check that the repository belongs to the token's organization and begins with the id of its project.";

    // The login comes first in the message, then the missing permission.
    private static string Advice(FailureEvidence e, string doing)
    {
        var (registry, name) = (e.Registry!, e.Pushed ?? e.Pulled);
        var image = name is null ? registry : $"{registry}/{name.Repository}";
        var login = e.Logins.Has(registry) switch
        {
            false => $"This job has no login for {registry}. Add a step docker/login-action{LoginInputs(registry)} before this one.",
            true => $"The login of this job has no permission to {doing} {image}. Check the name, and the permissions of its user or token.",
            null => $"This job has no permission to {doing} {image}. Check the login, the name, and the permissions of the user or token.",
        };
        return Rights(registry, doing == "push to", e) is { } rights ? $"{login} {rights}" : login;
    }

    private static string? Rights(string registry, bool isPush, FailureEvidence e) => registry switch
    {
        "ghcr.io" when isPush =>
            "With GITHUB_TOKEN the job needs 'permissions: packages: write', and the package has to give this repository the role Write (package settings, Manage Actions access); in pull requests of forks and of Dependabot it is read-only. "
            + "On Depot CI GitHub Packages does not accept GITHUB_TOKEN: use a personal access token with the scope write:packages, or Depot's registry.",
        "ghcr.io" => "With GITHUB_TOKEN the job needs 'permissions: packages: read', and a private package has to give this repository access (package settings, Manage Actions access).",
        _ when registry.EndsWith(".pkg.dev", StringComparison.Ordinal) || registry == "gcr.io" || registry.EndsWith(".gcr.io", StringComparison.Ordinal) =>
            $"Its service account needs the role {(isPush ? "roles/artifactregistry.writer" : "roles/artifactregistry.reader")} on the repository, which has to exist.",
        _ when registry.Contains(".dkr.ecr.", StringComparison.Ordinal) => $"Its role needs {(isPush ? "ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload and ecr:PutImage" : "ecr:BatchGetImage and ecr:GetDownloadUrlForLayer")} on the repository.",
        _ when registry.EndsWith(".azurecr.io", StringComparison.Ordinal) => $"Its identity needs the role {(isPush ? "AcrPush" : "AcrPull")}.",
        ImageReference.DockerHub when isPush && e.Logins.Has(registry) != false => "An access token of Docker Hub can be read-only: it needs Read & Write.",
        _ => null,
    };

    private static string UnknownImage(FailureEvidence e)
    {
        var image = e.Pulled!;
        var name = image.FamiliarName;
        if (Spelling.Misspelt(name, OfficialImages.Names) is { } meant) return $"Docker Hub has no image '{name}'. Did you mean '{meant}'?";
        return $"Docker Hub has no public image '{name}'. Check its spelling. An image that an earlier step built is in the Docker of this runner, not on Depot's builders: push it, or build both in one Dockerfile or bake file. "
            + (e.Logins.Has(image.Registry) == true ? "If it is private, the login of this job has no permission to pull it." : "If it is private, it needs a login: add a step docker/login-action before this one.");
    }

    private static string BaseImageMissing(FailureEvidence e)
    {
        var image = e.Pulled!;
        return $"There is no image {ShortName(image)} for this platform, or it is private and this job has not logged in to {image.Registry}. "
            + "Check the tag; an image that an earlier step built is not on Depot's builders.";
    }

    // The short form: `node:22`, not `docker.io/library/node:22`.
    private static string ShortName(ImageReference image) => image.FamiliarName + (image.Tag is { } tag ? ":" + tag : "");

    // The registry at the start of a sentence.
    private static string Subject(FailureEvidence e) => e.Registry ?? "The registry";

    private static bool IsFrontend(FailureEvidence e) => e.Failure?.Step?.Text.StartsWith("resolve image config for ", StringComparison.Ordinal) == true;

    private static string LoginInputs(string registry) => registry == ImageReference.DockerHub ? "" : $" with 'registry: {registry}'";

    private static bool IsDepotRegistry(string registry) => registry == "registry.depot.dev" || registry.EndsWith(".registry.depot.dev", StringComparison.Ordinal);

    // If 127.0.0.1 answered, the builder reached a registry: it is not a builder of Depot. This is not the usual mistake.
    private static bool IsThisMachine(FailureEvidence e) => e.Registry is { } registry && LoopbackHost.Is(registry)
        && (LoopbackHost.IsNamed(registry) || e.Contains("connection refused") || e.Contains("i/o timeout"));

    private static readonly string[] Denials =
    [
        "401 Unauthorized", "403 Forbidden", "authorization failed", "insufficient_scope", "insufficient scope", "access to the resource is denied", ": denied", "access denied", "no basic auth credentials", "failed to authorize",
        "unauthorized:", "authentication required", "incorrect username or password", "expected scopes", "not allowed to ", "permission_denied", "read-only",
    ];

    private static bool IsDenied(FailureEvidence e) => Denials.Any(e.Contains);
}
