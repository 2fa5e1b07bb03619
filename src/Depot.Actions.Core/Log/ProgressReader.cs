using System.Buffers.Text;
using Depot.Actions.Causes;
using Depot.Actions.Text;

namespace Depot.Actions.Log;

/// <summary>Reads the plain progress of the Depot CLI, and of buildx, line by line. Linear, and of bounded memory.</summary>
/// <remarks>
/// Format: BuildKit, util/progress/progressui/printer.go (plain mode); what follows the progress: depot/cli 2.102,
/// pkg/buildx/commands/build.go and lint.go. A step is announced by <c>#n name</c> whenever the printer turns to it, its
/// lines follow, and <c>DONE</c>, <c>CACHED</c>, <c>ERROR</c>, <c>CANCELED</c> or <c>...</c> leaves it again.
/// </remarks>
/// <param name="clock">Time since the log began; asked once or twice for a step, not for a line.</param>
internal sealed partial class ProgressReader(Func<TimeSpan> clock)
{
    private const byte Escape = 0x1B;
    private const int LongestName = 500;
    private const int LongestError = 4 << 10;
    private const int MostMachines = 20;

    private readonly StepTable _steps = new();
    private readonly StepOutputs _output = new();
    private readonly List<MachineWait> _machines = [];
    private StepTable.Entry? _current;

    /// <summary>The page of the build at Depot, once the log has named it.</summary>
    public string? BuildUrl { get; private set; }

    /// <summary>Whether BuildKit has begun a step.</summary>
    public bool ReachedBuilder { get; private set; }

    /// <summary>The error that the CLI ended with, of one or more lines, from <c>failed to solve</c> on; null when it said none.</summary>
    public string? FinalError => _finalError.Text;

    /// <summary>Takes the next line, without its line break.</summary>
    public void Line(ReadOnlySpan<byte> line)
    {
        if (IsStep(line)) return;
        if (line.IndexOf(Escape) >= 0) line = System.Text.Encoding.UTF8.GetBytes(AnsiText.Strip(System.Text.Encoding.UTF8.GetString(line[..Math.Min(line.Length, LongestError)])));
        if (IsStep(line)) return;
        Outside(line);
    }

    private bool IsStep(ReadOnlySpan<byte> line)
    {
        if (line.Length <= 2 || line[0] != (byte)'#' || !Step(line[1..])) return false;
        if (_finalError.HasBegun) _finalError.Clear();
        return true;
    }

    /// <summary>What is known so far.</summary>
    public BuildLogModel Facts()
    {
        var steps = _steps.Steps();
        var now = clock();
        var failure = Failure(steps);
        if (failure is { IsCutOff: true, Step: { } broken }) steps = [.. steps.Select(step => step.Number == broken.Number ? broken : step)];
        var targets = TargetTable.Of(steps, now);
        var (total, cached) = _steps.Count(targets);
        return new()
        {
            BuildUrl = BuildUrl,
            Duration = now,
            Steps = steps,
            StepsLeftOut = _steps.LeftOut,
            Targets = targets,
            TotalSteps = total,
            CachedSteps = cached,
            Failure = failure,
            Warnings = [.. _warnings],
            Lint = [.. _lint],
            FindingsLeftOut = _findingsLeftOut,
            Machines = [.. _machines],
            Retries = [.. _retries],
            FirstMiss = steps.Where(step => step is { Kind: StepKind.Instruction, State: not (StepState.Cached or StepState.Canceled) })
                .MinBy(step => (step.Start, step.Number)),
            Dockerfiles = _steps.Dockerfiles.ToDictionary(),
        };
    }

    // Everything that starts with `#n `.
    private bool Step(ReadOnlySpan<byte> text)
    {
        if (!LogText.TakeNumber(ref text, out var number) || text.Length < 2 || text[0] != (byte)' ') return false;
        text = text[1..];
        if (IsOutput(text, out var seconds, out var length))
        {
            Output(number, text[length..], seconds);
            return true;
        }

        // Inside the excerpt of a failure there are copies of lines only.
        if (_part == Part.Excerpt) return true;
        if (_current is null || number != _current.Number)
        {
            if (number == 0) return true;
            if (IsEnd(text) && _steps.Find(number) is { } known) _current = known;
            else Turn(number, text);
            if (!IsEnd(text)) return true;
        }

        Progress(_current!, text);
        return true;
    }

    private void Turn(int number, ReadOnlySpan<byte> name)
    {
        if (_steps.Find(number) is { } known)
        {
            _current = known;
            return;
        }

        _current = _steps.Open(number, LogText.Plain(name, LongestName), clock());
        if (LogText.Take(ref name, "[depot] build: "u8)) BuildUrl ??= LogText.Plain(name, LongestName);
        else if (LogText.Take(ref name, "[load] "u8) && name.IndexOf("retrying"u8) >= 0) Retry(name);
        else ReachedBuilder |= name.StartsWith("["u8) && _current.Name.Kind != StepKind.Machine;
    }

    // `0.462 text`: what a step printed, after the seconds since it began.
    private static bool IsOutput(ReadOnlySpan<byte> text, out double seconds, out int length)
    {
        (seconds, length) = (0, 0);
        if (text[0] is < (byte)'0' or > (byte)'9') return false;
        var space = text[..Math.Min(text.Length, 16)].IndexOf((byte)' ');
        var number = space < 0 ? text[..Math.Min(text.Length, 16)] : text[..space];
        var dot = number.IndexOf((byte)'.');
        if (dot < 0 || !Utf8Parser.TryParse(number, out seconds, out int parsed) || parsed != number.Length || !HasDecimals(number.Length - dot - 1, seconds)) return false;
        length = Math.Min(space < 0 ? number.Length : space + 1, text.Length);
        return true;
    }

    // Three decimals below ten seconds, two below a hundred, then one: printer.go. What is rounded up keeps those it had before.
    private static bool HasDecimals(int count, double seconds) => count switch
    {
        3 => true,
        2 => seconds >= 10,
        1 => seconds >= 100,
        _ => false,
    };

    // The printer names the first lines of a step 0 when they arrive before it has given the step its number.
    private void Output(int number, ReadOnlySpan<byte> text, double seconds)
    {
        if (_part == Part.Excerpt)
        {
            _excerpt.Add(text);
            return;
        }

        _output.Add(number == 0 ? _current?.Number ?? 0 : number, text);
        if (_current is not { IsTimed: false }) return;
        _current.StartedBefore(clock() - TimeSpan.FromSeconds(Math.Min(seconds, 1e6)));
    }

    private static bool IsEnd(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("CACHED"u8) || text.SequenceEqual("CANCELED"u8) || text.StartsWith("DONE "u8) || text.StartsWith("ERROR: "u8) || text.SequenceEqual("..."u8);

    private void Progress(StepTable.Entry step, ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual("CACHED"u8)) Ended(step, StepState.Cached, TimeSpan.Zero);
        else if (text.SequenceEqual("CANCELED"u8)) Ended(step, StepState.Canceled, clock() - step.Start);
        else if (LogText.Take(ref text, "DONE "u8)) Ended(step, StepState.Done, Seconds(text));
        else if (LogText.Take(ref text, "ERROR: "u8)) Failed(step, text);
        else if (LogText.Take(ref text, "WARN: "u8)) Warning(text, step);
        else if (text.SequenceEqual("..."u8)) _current = null;
        else if (step.Name.Kind == StepKind.Lint) LintStatus(step, text);
    }

    private void Ended(StepTable.Entry step, StepState state, TimeSpan duration)
    {
        End(step, state, duration);
        _output.Close(step.Number);
    }

    private void End(StepTable.Entry step, StepState state, TimeSpan duration)
    {
        _current = null;
        _steps.End(step, state, duration, clock());
        if (step.Name.Kind != StepKind.Machine || _machines.Count == MostMachines) return;
        var words = step.Name.Text.Split(' ');
        if (words is not ["launching" or "connecting", .., "machine"]) return;
        var machine = words[^2];
        var at = _machines.FindIndex(wait => wait.Name == machine);
        var wait = at < 0 ? new(machine, TimeSpan.Zero, TimeSpan.Zero) : _machines[at];
        wait = words[0] == "launching" ? wait with { Launch = duration } : wait with { Connect = duration };
        if (at < 0) _machines.Add(wait);
        else _machines[at] = wait;
    }

    // `1.2s`; minutes and hours are written as seconds too.
    private static TimeSpan Seconds(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out double seconds, out _) && seconds is >= 0 and < 1e7 ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
}
