namespace Depot.Bake.Compose;

/// <summary>A service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Map">Its values in long form.</param>
internal sealed record ComposeService(string Name, ComposeMap Map)
{
    /// <summary>Its <c>build</c> section; null if it has none.</summary>
    public ComposeMap? Build => Map.GetValueOrDefault("build") as ComposeMap;

    /// <summary>Its image; empty when it has none.</summary>
    public string Image => Map.GetValueOrDefault("image") as string ?? "";

    /// <summary>Whether it starts only with a profile.</summary>
    public bool HasProfiles => Map.GetValueOrDefault("profiles") is ComposeList { Count: > 0 };
}
