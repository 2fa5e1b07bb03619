namespace Depot.Actions.Container;

/// <summary>The variant of an action that needs no container, as messages name it.</summary>
internal static class NativeVariant
{
    /// <summary>A noun with what a workflow writes to use the variant.</summary>
    public static string Of(string action) => $"The native variant (uses: depot/{action}-action/native@v1)";
}
