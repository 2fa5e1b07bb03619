namespace Depot.Actions.EndToEnd.Running;

/// <summary>The files a step writes for the runner.</summary>
public sealed class StepFiles
{
    public StepFiles(string directory)
    {
        string New(string name)
        {
            var path = System.IO.Path.Combine(directory, name);
            File.WriteAllText(path, "");
            return path;
        }

        (Output, Environment, Path, State, Summary) = (New("output"), New("env"), New("path"), New("state"), New("summary"));
    }

    public string Output { get; }

    public string Environment { get; }

    public string Path { get; }

    public string State { get; }

    public string Summary { get; }
}

/// <summary>A step that has ended, and what it left for the runner.</summary>
public sealed class StepResult(Finished process, StepFiles files)
{
    public Finished Process { get; } = process;

    public IReadOnlyDictionary<string, string> Outputs { get; } = FileCommand.Read(files.Output);

    /// <summary>What the step put into the environment of later steps.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; } = FileCommand.Read(files.Environment);

    /// <summary>What the step put before PATH, in the order written.</summary>
    public IReadOnlyList<string> Path { get; } = File.ReadAllLines(files.Path);

    public string Summary { get; } = File.ReadAllText(files.Summary);

    /// <summary>Fails the test, with the log, unless the step ended with 0.</summary>
    public StepResult Successfully()
    {
        Process.Successfully();
        return this;
    }
}
