namespace Depot.Bake.Model;

/// <summary>Whose behaviour counts where the tools that read bake files differ.</summary>
public enum BakeDialect
{
    /// <summary>Depot CLI 2.102.</summary>
    Depot,

    /// <summary>The newest docker buildx.</summary>
    Buildx,
}
