namespace Depot.Sandbox.CommandLine;

/// <summary>An option the user got wrong; the message says which and what to write.</summary>
internal sealed class CommandLineException(string message) : Exception(message);
