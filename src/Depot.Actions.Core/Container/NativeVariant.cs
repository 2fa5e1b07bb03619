namespace Depot.Actions.Container;

/// <summary>The name of an action's native variant in messages.</summary>
internal static class NativeVariant
{
    /// <summary>A noun with the <c>uses:</c> value of the variant.</summary>
    public static string Of(string action) => $"The native variant (uses: depot/{action}-action/native@v1)";
}
