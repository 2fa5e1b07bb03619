namespace Depot.Release.Staging;

/// <summary>Names on GitHub.</summary>
/// <param name="Owner">Who owns the repositories of the actions.</param>
/// <param name="Source">Owner and name of the repository the actions are developed in.</param>
internal sealed record RepositoryNames(string Owner, string Source);
