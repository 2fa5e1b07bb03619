using ActionsRunner.Workflows;
using Depot.Actions.EndToEnd.Host;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>
/// The image of a job's container may be quite another system than the one our program is made for: it brings its own loader and libraries,
/// and what it starts has those of the image. Real CLI, real builds.
/// </summary>
public class JobImageSpecs
{
    private const int Limit = 180_000;

    [Theory(Timeout = Limit)]
    [InlineData("musl")]
    [InlineData("debian-11")]
    [InlineData("no-shell")]
    [InlineData("bare")]
    public async Task Setup_and_a_build_with_a_push_run_in_it(string name)
    {
        await using var session = await LabSession.StartAsync();
        var jobImage = JobImage.Require(name);
        File.Delete(Path.Combine(session.Bin, "depot"));
        session.WriteImage();
        session.Use(PlaceMode.Act, jobImage);
        var image = LabSession.NewName(session.Lab.Registry) + ":1";

        using var job = session.NewJob(OurActions.Table(session, Variant.Act));
        var report = (await job.RunAsync(WorkflowFile.ParseSteps($$"""
            - uses: depot/setup-action@v1
            - id: build
              uses: depot/build-push-action@v1
              with: {context: ., push: true, tags: "{{image}}"}
            """))).Successfully();

        (await session.Registry.DigestAsync(image)).Should().Be(report["build"].Outputs["digest"]);
        report.Log.Split('\n').Count(line => line.StartsWith("This step runs in the job's container as user ", StringComparison.Ordinal)).Should().Be(2);
    }

    // In the place of the CLI stands a program of the image, which must not be given libraries of ours.
    [Theory(Timeout = Limit)]
    [InlineData("musl", "#!/bin/sh\n/bin/on-musl > seen\n", "on musl")]
    [InlineData("debian-11", "#!/bin/sh\ncat /etc/debian_version > seen; ls /lib/*/libc-2.31.so > /dev/null\n", "11.11")]
    [InlineData("bare", "#!/bin/busybox sh\n/bin/busybox echo \"${LD_LIBRARY_PATH-none}\" > seen\n", "none")]
    public async Task What_it_starts_has_the_libraries_of_the_image(string name, string script, string seen)
    {
        await using var place = await PlaceSession.StartAsync(JobImage.Require(name));
        place.Session.Machine.Install("depot", script);

        var report = await place.RunAsync("- uses: depot/build-push-action@v1\n  with:\n    context: https://github.com/octo/app.git");

        report.Successfully();
        place.Read("seen").Trim().Should().Be(seen);
        await place.ShouldBeGoneAsync(TimeSpan.FromSeconds(15));
    }
}
