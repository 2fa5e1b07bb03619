using System.Text;
using Depot.Actions.Errors;
using Depot.Bake.Files;

namespace Depot.Actions.Runner;

/// <summary>The files through which a step passes values to the runner: outputs, variables, PATH, state, summary.</summary>
/// <remarks>
/// Format: actions/runner 2.336, src/Runner.Worker/FileCommandManager.cs. If the variable is not set (the program was started by hand),
/// nothing is written. Values are appended immediately, so a killed step loses nothing.
/// </remarks>
public sealed class FileCommands(RunnerEnvironment environment)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Sets a step output.</summary>
    /// <exception cref="ArgumentException">The name is empty, or has a line break, <c>=</c> or <c>&lt;&lt;</c>.</exception>
    /// <exception cref="StepException">The file cannot be written.</exception>
    public void Output(string name, string value) => Append("GITHUB_OUTPUT", Entry(name, value));

    /// <summary>Sets a variable for the steps that follow.</summary>
    /// <inheritdoc cref="Output" path="/exception"/>
    public void Variable(string name, string value) => Append("GITHUB_ENV", Entry(name, value));

    /// <summary>Saves a value for the same action's post step.</summary>
    /// <inheritdoc cref="Output" path="/exception"/>
    public void State(string name, string value) => Append("GITHUB_STATE", Entry(name, value));

    /// <summary>Puts a directory in front of PATH for the steps that follow.</summary>
    /// <exception cref="StepException">The file cannot be written, or the path has a line break, which it cannot express.</exception>
    public void Path(string directory)
    {
        if (directory.AsSpan().ContainsAny('\n', '\r')) throw new StepException($"The directory '{directory.ReplaceLineEndings(" ")}' cannot be put on PATH, because it has a line break. Check RUNNER_TOOL_CACHE and RUNNER_TEMP.");
        Append("GITHUB_PATH", directory + "\n");
    }

    /// <summary>Adds Markdown to the job summary.</summary>
    /// <exception cref="StepException">The file cannot be written.</exception>
    public void Summary(string markdown) => Append("GITHUB_STEP_SUMMARY", markdown);

    /// <summary>One entry in the heredoc form, which supports any value.</summary>
    /// <exception cref="ArgumentException">The name cannot be written in the format.</exception>
    public static string Entry(string name, string value)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAny("\r\n=") || name.Contains("<<", StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{name}' cannot be the name of an output or variable.", nameof(name));
        }

        // The runner ends the value at the first line that equals the delimiter, so the delimiter must not occur in it.
        string delimiter;
        do delimiter = "depot_" + RandomName.Next();
        while (value.Contains(delimiter, StringComparison.Ordinal));
        return $"{name}<<{delimiter}\n{value}\n{delimiter}\n";
    }

    private void Append(string variable, string text)
    {
        if (environment[variable] is not { } file) return;
        try
        {
            // Opening a FIFO would wait for a reader.
            if (RegularFile.IsFifo(file)) throw new IOException("it is a FIFO");
            File.AppendAllText(file, text, Utf8);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StepException($"{variable} names a file that cannot be written: "
                + $"{refused.Message.TrimEnd('.')}. Check the free space of the runner, and whether an earlier step changed the variable or the file.", refused);
        }
    }
}
