using Depot.Bake.Files;
using Depot.Bake.Model;

namespace Depot.Bake.Compose;

/// <summary>Compose files as definitions.</summary>
internal sealed class ComposeReader(IReadOnlyDictionary<string, string> environment, IBakeFolder folder, BakeDialect dialect, Action<string> warn)
{
    /// <summary>Fails when a file is not a valid Compose file by itself.</summary>
    public void Check(BakeFile file) => throw new BakeException(file.Name + environment.Count + folder.Path + dialect + (warn is null));

    /// <summary>What the files define together.</summary>
    public BakeDefinition Read(IReadOnlyList<BakeFile> files) => throw new BakeException(files.Count + "" + environment.Count);
}
