namespace ActionsRunner.Workflows;

/// <summary>One job of a workflow, as written.</summary>
public sealed record JobDefinition(IReadOnlyList<Step> Steps, IReadOnlyList<KeyValuePair<string, string>> Environment);

/// <summary>A workflow file, as far as a runner sees it: jobs and their steps.</summary>
public sealed record WorkflowFile(IReadOnlyDictionary<string, JobDefinition> Jobs)
{
    /// <summary>The one job of a workflow that has one.</summary>
    public JobDefinition Job => Jobs.Values.Single();

    public static WorkflowFile Parse(string text)
    {
        var root = Yaml.Load(text);
        return new(root.Member("jobs").Members().ToDictionary(
            job => job.Key,
            job => new JobDefinition(Step.ReadAll(job.Value.Member("steps")), [.. root.Member("env").Texts(), .. job.Value.Member("env").Texts()])));
    }

    /// <summary>A job of these steps, written as they stand below <c>steps:</c>.</summary>
    public static JobDefinition ParseSteps(string steps) => new(Step.ReadAll(Yaml.Load("steps:\n" + steps).Member("steps")), []);
}
