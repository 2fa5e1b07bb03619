using System.Text;
using Depot.Sandbox.Api.Messages;
using Depot.Sandbox.Configuration;

namespace Depot.Sandbox.Api;

/// <summary>The registry for saved builds, in place of Depot's: names and login.</summary>
internal sealed class SaveRegistry(SandboxOptions options)
{
    public bool Exists => options.Registry is not null;

    /// <summary>The name a build is saved under; the CLI adds <c>-TARGET</c> for each target of a bake.</summary>
    public string Reference(BuildRecord build) => Named(build.Project, build.Id);

    /// <summary>All names of a saved build: its id first, then the <c>--save-tag</c>s, each once.</summary>
    public IEnumerable<AdditionalTag> Tags(BuildRecord build) =>
        build.Targets.SelectMany(target => target.SaveTags).Where(tag => tag.Length > 0).Prepend(build.Id)
            .Distinct(StringComparer.Ordinal)
            .Select(tag => new AdditionalTag { Tag = Named(build.Project, tag), Push = true });

    public IEnumerable<RegistryCredential> Credentials() =>
        options is { Registry: { } host, RegistryLogin: { } login }
            ? [new() { Host = host, Token = Convert.ToBase64String(Encoding.UTF8.GetBytes(login)) }]
            : [];

    /// <summary>User and password to pull with; empty for an open registry.</summary>
    public (string User, string Password) Login() =>
        options.RegistryLogin?.Split(':', 2) is [var user, var password] ? (user, password) : ("", "");

    private string Named(string project, string tag) => $"{options.Registry}/{project}:{tag}";
}
