namespace Depot.Bake.Planning;

/// <summary>The only way to the environment while a definition is read: it records which variables are asked for.</summary>
/// <remarks>There is no other member, so no language and no override can read a variable without a record of it.</remarks>
/// <param name="variables">The environment.</param>
internal sealed class RecordedEnvironment(IReadOnlyDictionary<string, string> variables)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>The names that were read, set or not.</summary>
    public IReadOnlySet<string> Asked => _asked;

    /// <summary>The value of a variable; null when it is not set.</summary>
    public string? Read(string name)
    {
        _asked.Add(name);
        return variables.GetValueOrDefault(name);
    }
}
