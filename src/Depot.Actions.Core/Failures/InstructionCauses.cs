namespace Depot.Actions.Failures;

/// <summary>Causes inside an instruction of the Dockerfile. They are permanent: the same build would fail again.</summary>
internal static class InstructionCauses
{
    public const string Failed = "did not complete successfully";

    public static IReadOnlyList<FailureCause> All { get; } =
    [
        new("JavaScript heap", ["JavaScript heap out of memory", "Reached heap limit"], _ =>
            "Node.js reached the limit of its own heap, not of the machine's memory. Raise it with 'ENV NODE_OPTIONS=--max-old-space-size=4096' before this instruction (megabytes).")
        {
            InOutput = true, When = e => e.Contains(Failed),
        },
        new("killed", ["did not complete successfully: exit code: 137"], _ =>
            "Exit code 137 means that the process was killed, usually because the builder ran out of memory. A larger builder can be chosen in the project's settings."),
        new("memory", ["Cannot allocate memory", "java.lang.OutOfMemoryError", "Killed signal terminated program", "std::bad_alloc"], _ =>
            "A process ran out of memory. Raise its own limit if it has one, run fewer jobs at a time, or choose a larger builder in the project's settings.")
        {
            InOutput = true, When = e => e.Contains(Failed),
        },
        new("disk full", ["no space left on device"], _ =>
            "The disk is full. If it is the builder's, give the project a larger cache or reset it (project settings); if it is this runner's, remove files of earlier steps.")
        {
            InOutput = true,
        },
        new("wrong architecture", ["exec format error"], _ =>
            "A program for another architecture was started. An image or binary is not for the platform of the build: check 'platforms' and the '--platform' of FROM, and take downloads for $TARGETARCH. "
            + "A script needs '#!/bin/sh' as its first line.")
        {
            InOutput = true,
        },
        new("SBOM scanner", ["process \"/bin/syft-scanner"], _ =>
            "The scanner that makes the SBOM failed, not the build. Run the job again; 'sbom: false' builds without an SBOM, and 'sbom: generator=<image>' takes another scanner."),
        new("instruction", [Failed], _ => ""),
    ];
}
