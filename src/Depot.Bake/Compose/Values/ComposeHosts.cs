using Depot.Bake.Compose.Tree;

namespace Depot.Bake.Compose.Values;

/// <summary>Additional hosts: a mapping, or a list of <c>name=address</c> or <c>name:address</c>.</summary>
internal static class ComposeHosts
{
    /// <summary>The error message of compose-go for them; null when they are valid.</summary>
    public static string? Fault(object? value)
    {
        var names = new List<string>();
        foreach (var item in value as ComposeList ?? [])
        {
            var text = GoText.Of(item);
            var end = text.IndexOf('=', StringComparison.Ordinal);
            if (end < 0) end = text.IndexOf(':', StringComparison.Ordinal);
            if (end < 0) return $"invalid additional host, missing IP: {text}";
            names.Add(text[..end]);
        }

        if ((value as ComposeMap ?? []).Values.FirstOrDefault(static address => address is ComposeMap) is { } map) return $"unexpected value type {ComposeTypes.Name(map)} for extra_hosts entry";
        names.AddRange((value as ComposeMap ?? []).Keys);
        var bad = names.Find(static name => name.Length == 0 || name.AsSpan().ContainsAny(':', '='));
        return bad is null ? null : $"bad host name '{bad}'";
    }
}
