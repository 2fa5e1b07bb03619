namespace Depot.Bake.Compose;

/// <summary>A service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Map">What the files say of it, in long forms.</param>
internal sealed record ComposeService(string Name, ComposeMap Map)
{
    /// <summary>How it is built; null when it is not.</summary>
    public ComposeMap? Build => Map.GetValueOrDefault("build") as ComposeMap;

    /// <summary>Its image; empty when it has none.</summary>
    public string Image => Map.GetValueOrDefault("image") as string ?? "";

    /// <summary>Whether it starts only with some profile.</summary>
    public bool HasProfiles => Map.GetValueOrDefault("profiles") is ComposeList { Count: > 0 };
}
