namespace Depot.Bake.Compose.Tree;

/// <summary>Types as Go names them, for messages.</summary>
internal static class ComposeTypes
{
    public static string Name(object? value) => value switch
    {
        null => "<nil>",
        string => "string",
        bool => "bool",
        long => "int",
        ulong => "uint64",
        double => "float64",
        ComposeMap => "map[string]interface {}",
        ComposeList => "[]interface {}",
        _ => "time.Time",
    };
}
