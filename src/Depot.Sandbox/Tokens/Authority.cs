using System.Collections.Concurrent;
using Depot.Sandbox.Configuration;
using Depot.Sandbox.Connect;

namespace Depot.Sandbox.Tokens;

/// <summary>Knows all tokens and the permissions of their bearers.</summary>
internal sealed class Authority(SandboxOptions options)
{
    private readonly ConcurrentDictionary<string, Caller> _issued = new(StringComparer.Ordinal);

    private bool AcceptsAnyToken => options.Token is null && options.ProjectTokens.Count == 0;

    /// <summary>Makes a new token for this bearer.</summary>
    public string Issue(Caller caller)
    {
        var token = $"sandbox_{caller.Kind.ToString().ToLowerInvariant()}_{RandomText.Letters(32)}";
        _issued[token] = caller;
        return token;
    }

    /// <summary>Registers a string from elsewhere, such as a JWT, as a token.</summary>
    public void Accept(string token, Caller caller) => _issued[token] = caller;

    /// <summary>Reads an <c>Authorization</c> header; null or empty when there is none.</summary>
    public Caller Identify(string? header)
    {
        if (string.IsNullOrEmpty(header)) return new(CallerKind.Anonymous);
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "";
        if (token.Length == 0) return new(CallerKind.Anonymous);
        if (_issued.TryGetValue(token, out var known)) return known;
        if (options.ProjectTokens.TryGetValue(token, out var project)) return new(CallerKind.Project, project);
        return AcceptsAnyToken || token == options.Token ? new(CallerKind.Account) : new(CallerKind.Unknown);
    }

    /// <exception cref="ConnectException">The token is unknown.</exception>
    public static void RequireKnown(Caller caller)
    {
        if (caller.Kind == CallerKind.Anonymous) throw ConnectException.Unauthenticated("Missing token");
        if (caller.Kind == CallerKind.Unknown) throw ConnectException.Unauthenticated("Invalid token");
    }

    /// <exception cref="ConnectException">The project does not exist, or this bearer has no permission to build in it.</exception>
    public void RequireProject(Caller caller, string project)
    {
        if (caller.Kind == CallerKind.Build || (caller.Kind == CallerKind.Project && caller.Subject != project))
            throw ConnectException.NotAuthorized();
        if (project.Length == 0 || (options.Projects.Count > 0 && !options.Projects.Contains(project)))
            throw ConnectException.NotFound("Project not found");
    }

    /// <exception cref="ConnectException">This bearer has no access to the build.</exception>
    public static void RequireBuild(Caller caller, string build, string project)
    {
        var allowed = caller.Kind switch
        {
            CallerKind.Build => caller.Subject == build,
            CallerKind.Project => caller.Subject == project,
            _ => true,
        };
        if (!allowed) throw ConnectException.NotAuthorized();
    }
}
