namespace ActionsRunner.Commands;

/// <summary>Carries out the commands in what a step prints, and logs the rest. One for each step: a fence ends with it.</summary>
/// <remarks>actions/runner 2.336, src/Runner.Worker/ActionCommandManager.cs.</remarks>
/// <param name="log">Where lines go.</param>
/// <param name="toHost">Turns the <c>file</c> of an annotation into the host's path.</param>
public sealed class LogCommands(JobLog log, Func<string, string> toHost)
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "internal-set-repo-path", "set-env", "set-output", "save-state", "add-path", "add-mask", "add-matcher", "remove-matcher",
        "warning", "error", "notice", "debug", "group", "endgroup", "echo", "stop-commands",
    };

    private readonly Lock _lock = new();
    private string? _fence;

    /// <summary>Whether the step used a command that fails it.</summary>
    public bool Failed { get; private set; }

    /// <summary>What <c>set-output</c> set.</summary>
    public Dictionary<string, string> Outputs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What <c>save-state</c> saved.</summary>
    public Dictionary<string, string> State { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes one line of the step's stdout or stderr.</summary>
    public void Take(string line)
    {
        // The two streams are read at once, but their commands are carried out one by one.
        lock (_lock)
        {
            if (_fence is not null) Fenced(line);
            else if (LogCommand.Parse(line, Names) is { } command) CarryOut(command, line);
            else log.Write(line);
        }
    }

    private void Fenced(string line)
    {
        if (LogCommand.Parse(line, new HashSet<string>(StringComparer.OrdinalIgnoreCase) { _fence! }) is not null) _fence = null;
        log.Write(line);
    }

    private void CarryOut(LogCommand command, string line)
    {
        switch (command.Name.ToLowerInvariant())
        {
            case "add-mask":
                if (command.Data.Trim().Length == 0) log.Annotate("warning", "Can't add secret mask for empty string in ##[add-mask] command.");
                else log.Mask(command.Data);
                break;
            case "error" or "warning" or "notice":
                log.Annotate(command.Name.ToLowerInvariant(), command.Data, Located(command.Properties));
                break;
            case "debug" or "group" or "endgroup":
                log.Write($"##[{command.Name}]{command.Data}");
                break;
            case "set-output":
                Outputs[command.Properties["name"]] = command.Data;
                break;
            case "save-state":
                State[command.Properties["name"]] = command.Data;
                break;
            case "stop-commands":
                Stop(command.Data, line);
                break;
            case "set-env" or "add-path":
                Fail($"Unable to process command '{line}' successfully. The `{command.Name}` command is disabled. Please upgrade to using Environment Files.");
                break;
        }
    }

    // A token that names a command, or a short one, could be forged by what the fence is to hold in.
    private void Stop(string token, string line)
    {
        if (token.Length < 6 || Names.Contains(token) || token.Equals("pause-logging", StringComparison.OrdinalIgnoreCase))
            Fail($"Unable to process command '{line}' successfully. Invalid command token.");
        else _fence = token;
    }

    private void Fail(string message)
    {
        Failed = true;
        log.Annotate("error", message);
    }

    private Dictionary<string, string> Located(IReadOnlyDictionary<string, string> properties) =>
        properties.ToDictionary(pair => pair.Key, pair => pair.Key == "file" ? toHost(pair.Value) : pair.Value, StringComparer.OrdinalIgnoreCase);
}
