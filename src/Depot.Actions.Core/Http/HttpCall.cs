using Depot.Actions.Text;

namespace Depot.Actions.Http;

/// <summary>One request.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Address">The whole URL; its query never reaches a message.</param>
/// <param name="Json">The body; null sends none.</param>
/// <param name="Bearer">A token for the Authorization header; null sends none.</param>
public sealed record HttpCall(HttpMethod Method, Uri Address, string? Json = null, string? Bearer = null)
{
    /// <summary>Whether it carries a token, in its header or in its body; every body that is sent contains one.</summary>
    public bool HasToken => Bearer is not null || Json is not null;

    /// <summary>Verb and URL as a message may show them: no query, no user name, no body.</summary>
    public override string ToString() => $"{Method} {Shown(Address)}";

    /// <summary>A URL as a message may show it: without user name, query and fragment, and no longer than a message.</summary>
    public static string Shown(Uri address) =>
        AnsiText.Name(address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped));
}
