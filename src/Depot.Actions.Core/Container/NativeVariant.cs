namespace Depot.Actions.Container;

/// <summary>The variant of an action that needs no container, as messages name it.</summary>
internal static class NativeVariant
{
    /// <summary>A noun with the path of the variant in our repository.</summary>
    public static string Of(string action) => $"The native variant (actions/{action}/native)";
}
