namespace Depot.Sandbox.Scripting;

/// <summary>The active script and its remaining counts. Thread-safe.</summary>
internal sealed class Scenario(Script script)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _used = new(StringComparer.Ordinal);
    private Script _script = script;

    /// <summary>The active script. Setting it resets all counts.</summary>
    public Script Script
    {
        get { lock (_lock) return _script; }
        set
        {
            lock (_lock)
            {
                _script = value;
                _used.Clear();
            }
        }
    }

    /// <summary>The scripted answer for the next call of a method or endpoint; null means the real one.</summary>
    public ScriptedAnswer? Take(string name)
    {
        lock (_lock)
            return _script.Answers.TryGetValue(name, out var answer) && Use(name, answer.Times) ? answer : null;
    }

    /// <summary>How the next connection to BuildKit breaks; null means that it holds.</summary>
    public DroppedConnection? TakeDrop()
    {
        lock (_lock)
            return _script.DropBuildKit is { } drop && Use(nameof(Script.DropBuildKit), drop.Times) ? drop : null;
    }

    private bool Use(string name, int? times)
    {
        var used = _used.GetValueOrDefault(name);
        if (used >= times) return false;
        _used[name] = used + 1;
        return true;
    }
}
