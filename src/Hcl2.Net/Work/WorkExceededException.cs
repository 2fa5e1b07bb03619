namespace Hcl2.Work;

/// <summary>A function, a conversion or a search ended because the evaluation that it is part of exceeds the limits of <see cref="WorkMeter"/>.</summary>
internal sealed class WorkExceededException() : Exception("it exceeds the limits on work and memory of an evaluation");
