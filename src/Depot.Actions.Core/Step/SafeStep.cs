namespace Depot.Actions.Step;

/// <summary>Runs work whose failure must not fail the step; it is reported in one line of the log.</summary>
internal static class SafeStep
{
    public static void Run(StepContext context, string complaint, Action work)
    {
        try
        {
            work();
        }
#pragma warning disable CA1031 // a build that has succeeded must not fail over its report, whatever the reason
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Say(context, $"{complaint}: {failure.Message}");
        }
    }

    // The disk that is full for the summary may also contain the log.
    private static void Say(StepContext context, string text)
    {
        try
        {
            context.Log.Info(text);
        }
        catch (IOException)
        {
        }
    }
}
