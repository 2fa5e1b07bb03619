using System.Text;
using ActionsRunner.Commands;
using ActionsRunner.Machines;

namespace ActionsRunner.Steps;

/// <summary>The files through which a step hands values back: made empty before it, read after it however it ended.</summary>
internal sealed class StepFiles
{
    private const int SummaryLimit = 1024 * 1024;

    public StepFiles(Machine machine)
    {
        var id = Guid.NewGuid().ToString();
        // act, pkg/runner/step.go, lines 140 to 173: the same files for every step, empty before each.
        string New(string name) => machine.Write(Path.Combine(machine.Directories.FileCommands, machine.Kind == RunnerKind.Act ? ActName(name) : $"{name}_{id}"), "");
        (PathFile, EnvironmentFile, OutputFile, StateFile, SummaryFile) =
            (New("add_path"), New("set_env"), New("set_output"), New("save_state"), New("step_summary"));
    }

    private static string ActName(string name) => name switch
    {
        "add_path" => "pathcmd.txt",
        "set_env" => "envs.txt",
        "set_output" => "outputcmd.txt",
        "save_state" => "statecmd.txt",
        _ => "SUMMARY.md",
    };

    private string PathFile { get; }

    private string EnvironmentFile { get; }

    private string OutputFile { get; }

    private string StateFile { get; }

    private string SummaryFile { get; }

    /// <summary>What tells the step where the files are.</summary>
    public IEnumerable<KeyValuePair<string, string>> Variables =>
    [
        new("GITHUB_PATH", PathFile), new("GITHUB_ENV", EnvironmentFile), new("GITHUB_OUTPUT", OutputFile), new("GITHUB_STATE", StateFile),
        new("GITHUB_STEP_SUMMARY", SummaryFile),
    ];

    /// <summary>Reads all five. What is wrong with one is logged and leaves the others as they are.</summary>
    public WrittenValues Read(JobLog log)
    {
        var failed = false;
        IReadOnlyList<KeyValuePair<string, string>> Pairs(string variable, string file)
        {
            try
            {
                return File.Exists(file) ? KeyValueFile.Read(File.ReadAllText(file, Encoding.UTF8)) : [];
            }
            catch (FileCommandException wrong)
            {
                failed = true;
                log.Annotate("error", $"Unable to process file command '{variable}' successfully.");
                log.Annotate("error", wrong.Message);
                return [];
            }
        }

        var path = File.Exists(PathFile) ? File.ReadAllLines(PathFile).Where(line => line.Length > 0).ToArray() : [];
        var environment = Pairs("env", EnvironmentFile);
        var summary = Summary(log);
        var state = Pairs("state", StateFile);
        var outputs = Pairs("output", OutputFile);
        if (outputs.Any(pair => pair.Key.Length == 0))
        {
            failed = true;
            log.Annotate("error", "Required field 'name' is missing in ##[set-output] command.");
        }

        return new(path, environment, outputs, state, summary, failed);
    }

    private string Summary(JobLog log)
    {
        if (!File.Exists(SummaryFile)) return "";
        var size = new FileInfo(SummaryFile).Length;
        if (size <= SummaryLimit) return File.ReadAllText(SummaryFile);
        log.Annotate("error", $"$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got {size / 1024}k.");
        return "";
    }
}

/// <summary>What a step wrote into its files; <c>Failed</c> when one of them could not be read, which fails the step.</summary>
internal sealed record WrittenValues(
    IReadOnlyList<string> Path, IReadOnlyList<KeyValuePair<string, string>> Environment, IReadOnlyList<KeyValuePair<string, string>> Outputs,
    IReadOnlyList<KeyValuePair<string, string>> State, string Summary, bool Failed);
