using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Depot.Faults.Running;

/// <summary>A step that runs: its log so far, its memory, the signals it can be sent.</summary>
internal sealed class RunningStep
{
    // What a runner can spare; more is a fault whatever was promised.
    private const long MostMemory = 3L << 20;
    private readonly Process _process;
    private readonly Kept _output = new();
    private readonly Kept _error = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Task _reading;
    private long _peak;
    private TimeSpan _processor;

    private RunningStep(Process process)
    {
        _process = process;
        process.StandardInput.Close();
        _reading = Task.WhenAll(_output.ReadAsync(process.StandardOutput.BaseStream), _error.ReadAsync(process.StandardError.BaseStream));
    }

    public int Id => _process.Id;

    public static RunningStep Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables, string directory)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    public void Send(int signal)
    {
        if (!_process.HasExited) Signal.Send(Id, signal);
    }

    /// <summary>Waits until the log has a string.</summary>
    public async Task UntilAsync(string text)
    {
        while (!_output.Text.Contains(text, StringComparison.Ordinal))
        {
            if (_process.HasExited || _clock.Elapsed > Arena.Usual) throw new ShortfallException($"never said '{text}', but: {_output.Text}{_error.Text}");
            await Task.Delay(20);
        }
    }

    /// <summary>Waits until the CLI has made its file.</summary>
    public async Task UntilStartedAsync(string file)
    {
        for (var until = DateTime.UtcNow + Arena.Usual; !File.Exists(file); await Task.Delay(20))
        {
            if (DateTime.UtcNow > until)
            {
                var end = await EndAsync(TimeSpan.Zero);
                throw new ShortfallException("the CLI never started: " + end.Output + end.Error);
            }
        }
    }

    /// <summary>Waits for the end, watching what the step and its children show of themselves.</summary>
    public async Task<StepEnd> EndAsync(TimeSpan limit)
    {
        var start = _clock.Elapsed;
        while (!_process.HasExited)
        {
            Processes.LookAtArguments();
            _peak = Math.Max(_peak, Processes.Memory(Id));
            _processor = Processes.Time(Id) is var time && time > _processor ? time : _processor;
            if (_peak > MostMemory || _clock.Elapsed - start > limit)
            {
                _process.Kill(entireProcessTree: true);
                if (_peak > MostMemory) throw new ShortfallException($"it held more than {MostMemory} KB");
                throw new ShortfallException(string.Create(CultureInfo.InvariantCulture, $"still running after {limit.TotalSeconds} s, and said: {_output.Text}{_error.Text}"));
            }

            await Task.Delay(25);
        }

        // A child that holds the streams open would hold the runner as well.
        await Task.WhenAny(_reading, Task.Delay(TimeSpan.FromSeconds(10)));
        return new(_process.ExitCode, _output.Text, _error.Text, _clock.Elapsed - start, _peak) { Length = _output.Length, Processor = _processor };
    }

    /// <summary>The beginning and the end of a stream of any length.</summary>
    private sealed class Kept
    {
        private const int Most = 4 << 20;
        private readonly Lock _lock = new();
        private readonly ArrayBufferWriter<byte> _start = new();
        private byte[] _last = [];

        public long Length { get; private set; }

        public string Text
        {
            get { lock (_lock) return Encoding.UTF8.GetString(_start.WrittenSpan) + Encoding.UTF8.GetString(_last); }
        }

        public async Task ReadAsync(Stream stream)
        {
            var buffer = new byte[128 << 10];
            while (await stream.ReadAsync(buffer) is var read and > 0)
            {
                lock (_lock)
                {
                    Length += read;
                    if (_start.WrittenCount < Most) _start.Write(buffer.AsSpan(0, read));
                    else _last = [.. _last.Length + read > buffer.Length ? _last[Math.Min(_last.Length, read)..] : _last, .. buffer.AsSpan(0, read)];
                }
            }
        }
    }
}
