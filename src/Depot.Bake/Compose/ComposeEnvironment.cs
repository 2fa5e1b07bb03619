using System.Text;
using Depot.Bake.Compose.Tree;
using Depot.Bake.Files;
using Depot.Bake.Model;

namespace Depot.Bake.Compose;

/// <summary>The variables that Compose files see.</summary>
internal static class ComposeEnvironment
{
    /// <summary>
    /// The environment, and what <c>.env</c> of the directory adds to it. An invalid one is an error even if there is no Compose file.
    /// </summary>
    /// <exception cref="BakeException">The file cannot be read, or a line is invalid.</exception>
    public static IReadOnlyDictionary<string, string> Load(IReadOnlyDictionary<string, string> environment, IBakeDirectory directory, Action<string> warn, ComposeBudget budget)
    {
        switch (directory.Look(".env"))
        {
            case BakeEntry.Missing:
                return environment;
            case BakeEntry.Directory:
                throw BakeException.UnreadableFile($"read {directory.Path}/.env: is a directory");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var text = Encoding.UTF8.GetString(directory.Read(".env"));
            DotEnv.Read(text, values, static _ => null, warn, budget);
        }
        catch (FormatException wrong)
        {
            throw new BakeException(wrong.Message);
        }

        foreach (var (key, value) in environment) values[key] = value;
        return values;
    }
}
