using ActionsRunner.Jobs;
using Depot.Actions.EndToEnd.Host;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>What the names of our actions stand for in a workflow.</summary>
internal static class OurActions
{
    private static readonly string[] Names = ["setup", "build-push", "bake"];

    /// <summary>Our three actions in one of their variants; skips the test when what they run is not there.</summary>
    public static ActionTable Table(LabSession session, Variant variant)
    {
        var table = new ActionTable();
        var image = variant == Variant.Native ? null : Lab.RequireImage();
        if (variant == Variant.OverApi) session.Use(PlaceMode.OverApi);
        if (variant == Variant.JobContainer) session.Use(PlaceMode.OfficialContainer);
        if (variant == Variant.Act) session.Use(PlaceMode.Act);
        if (variant == Variant.Native) ProvideProgram(session);
        foreach (var name in Names)
        {
            var directory = Path.Combine(Lab.Repository, "actions", name);
            table.Add($"depot/{name}-action@v1", variant == Variant.Native ? Path.Combine(directory, "native") : directory, image);
        }

        return table;
    }

    // A release downloads the program; a checkout has not got a release, so the runner says where it lies.
    private static void ProvideProgram(LabSession session)
    {
        Assert.SkipUnless(File.Exists(Lab.Program), "There is no native program: run ./dev publish.");
        var program = Path.Combine(session.Machine.Directories.Root, "depot-actions");
        File.Copy(Lab.Program, program, overwrite: true);
        session.Machine.User.Own(program);
        session.Machine.Environment["DEPOT_ACTIONS_PROGRAM"] = program;
    }
}
