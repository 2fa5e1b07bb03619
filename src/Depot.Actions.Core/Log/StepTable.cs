namespace Depot.Actions.Log;

/// <summary>The steps of a log by number, of bounded size.</summary>
internal sealed class StepTable
{
    /// <summary>How many steps are kept; later ones are counted.</summary>
    public const int MostSteps = 2000;

    private readonly Dictionary<int, Entry> _steps = [];
    private readonly Dictionary<string, string> _dockerfiles = [];
    private int _leftOut;
    private int _leftOutTotal;
    private int _leftOutCached;

    public IReadOnlyDictionary<string, string> Dockerfiles => _dockerfiles;

    public int LeftOut => _leftOut;

    /// <summary>The step of a header line, new or known.</summary>
    public Entry Open(int number, string name, TimeSpan at)
    {
        if (_steps.TryGetValue(number, out var known)) return known;
        var parsed = StepName.Parse(name, _dockerfiles.ContainsKey);
        var entry = new Entry(number, name, parsed, at);
        if (parsed.Dockerfile is { } file && _dockerfiles.Count < MostSteps) _dockerfiles.TryAdd(parsed.Target ?? "", file);
        if (_steps.Count < MostSteps) _steps.Add(number, entry);
        else _leftOut++;
        return entry;
    }

    /// <summary>The step of that number, if it is kept.</summary>
    public Entry? Find(int number) => _steps.GetValueOrDefault(number);

    /// <summary>Stores the end of a step.</summary>
    public void End(Entry entry, StepState state, TimeSpan duration, TimeSpan at)
    {
        entry.End(state, duration, at);
        if (entry.Name.Kind != StepKind.Instruction || _steps.ContainsKey(entry.Number) || state is not (StepState.Done or StepState.Cached or StepState.Failed)) return;
        _leftOutTotal++;
        if (state == StepState.Cached) _leftOutCached++;
    }

    /// <summary>The kept steps, by number.</summary>
    public IReadOnlyList<BuildStep> Steps() => [.. _steps.Values.OrderBy(entry => entry.Number).Select(entry => entry.Step())];

    /// <summary>Counts instructions that ended, including those that are not kept.</summary>
    public (int Total, int Cached) Count(IReadOnlyList<TargetFacts> kept) =>
        (kept.Sum(target => target.Total) + _leftOutTotal, kept.Sum(target => target.Cached) + _leftOutCached);

    /// <summary>A step during reading.</summary>
    public sealed class Entry(int number, string fullName, StepName name, TimeSpan start)
    {
        private StepState _state;
        private TimeSpan _start = start;
        private TimeSpan? _duration;

        public int Number => number;

        public StepName Name => name;

        public string FullName => fullName;

        public TimeSpan Start => _start;

        /// <summary>Whether a line of output has set the start time of the step.</summary>
        public bool IsTimed { get; private set; }

        /// <summary>A line is never printed before the event, so the earliest line has the best time.</summary>
        public void StartedBefore(TimeSpan at)
        {
            IsTimed = true;
            if (at < _start) _start = at < TimeSpan.Zero ? TimeSpan.Zero : at;
        }

        public void End(StepState state, TimeSpan duration, TimeSpan at)
        {
            // A step that two targets share ends once for each; it counts as executed if it was executed for any target.
            if (_state is StepState.Failed || (_state is StepState.Done && state is StepState.Cached or StepState.Canceled)) return;
            _state = state;
            if (_duration is null || duration > _duration) _duration = duration;
            if (state is not StepState.Cached) StartedBefore(at - duration);
        }

        public BuildStep Step() => new(number, fullName)
        {
            Kind = name.Kind,
            State = _state,
            Target = name.Target,
            Platform = name.Platform,
            Stage = name.Stage,
            Ordinal = (name.At, name.Of),
            Text = name.Text,
            Start = _start,
            Duration = _duration,
        };
    }
}
