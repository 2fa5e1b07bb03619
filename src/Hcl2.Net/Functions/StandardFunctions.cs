using System.Collections.ObjectModel;
using Hcl2.Functions;

namespace Hcl2;

/// <summary>The functions that bake files can call. A context has only those it is given, so this set is opt-in.</summary>
public static class StandardFunctions
{
    private static readonly Lazy<ReadOnlyDictionary<string, HclFunction>> DepotSet = new(static () => Table(FunctionDialect.Depot));
    private static readonly Lazy<ReadOnlyDictionary<string, HclFunction>> BuildxSet = new(static () => Table(FunctionDialect.Buildx));

    /// <summary>The newest set: 106 functions by name, with the behavior of go-cty 1.17.</summary>
    public static IReadOnlyDictionary<string, HclFunction> Default => BuildxSet.Value;

    /// <summary>An earlier set: 102 functions by name, with the behavior of go-cty 1.13.</summary>
    public static IReadOnlyDictionary<string, HclFunction> Earlier => DepotSet.Value;

    /// <summary>All functions of a dialect by name: 102 for <see cref="FunctionDialect.Depot"/>, 106 for <see cref="FunctionDialect.Buildx"/>.</summary>
    public static IReadOnlyDictionary<string, HclFunction> All(FunctionDialect dialect) =>
        dialect == FunctionDialect.Depot ? DepotSet.Value : BuildxSet.Value;

    private static HclFunction HomeDirectory =>
        Define.Function("homedir", HclType.String, [], static _ =>
            HclValue.String(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)));

    private static ReadOnlyDictionary<string, HclFunction> Table(FunctionDialect dialect) =>
        NumberFunctions.All
            .Concat(LogicFunctions.All)
            .Concat(TextFunctions.All)
            .Concat(SequenceFunctions.All)
            .Concat(CollectionFunctions.All(dialect))
            .Concat(MapFunctions.All)
            .Concat(SetFunctions.All)
            .Concat(FormatFunctions.All)
            .Concat(RegexFunctions.All)
            .Concat(EncodingFunctions.All(dialect))
            .Concat(CryptoFunctions.All)
            .Concat(Uuid.All)
            .Concat(NetworkFunctions.All)
            .Concat(TimeFunctions.All(dialect))
            .Concat(FlowFunctions.All)
            .Concat(BytesFunctions.All)
            .Concat(dialect == FunctionDialect.Buildx ? [.. SemverFunctions.All, HomeDirectory] : [])
            .ToDictionary(static function => function.Name, StringComparer.Ordinal).AsReadOnly();
}
