using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hexitime.Persistence;

/// <summary>Puts Hexitime's tables into a model.</summary>
public static class HexitimeModel
{
    /// <summary>
    /// Adds Hexitime's tables to the model, with their converters: call it last in <c>OnModelCreating</c>. Leaves the host's own entities as they are, but for
    /// converters on their properties of Hexitime's types (configured before with <c>Property(…)</c>), such as the id of the member who an employee is.
    /// </summary>
    public static ModelBuilder ApplyHexitime(this ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(HexitimeModel).Assembly);
        foreach (var entityType in modelBuilder.Model.GetEntityTypes())
        {
            Convert(entityType);
            if (IsOurs(entityType.ClrType) && typeof(IVersioned).IsAssignableFrom(entityType.ClrType))
                entityType.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        }

        return modelBuilder;
    }

    private static void Convert(IMutableTypeBase type)
    {
        var isOurs = IsOurs(type.ClrType);
        foreach (var property in type.GetProperties())
        {
            var clrType = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (property.GetValueConverter() is not null || !(isOurs || IsOurs(clrType)) || Converters.Find(clrType) is not { } converter)
                continue;
            property.SetValueConverter(converter);
            if (property.IsPrimaryKey())
                property.ValueGenerated = ValueGenerated.Never;
        }

        foreach (var complex in type.GetComplexProperties())
            Convert(complex.ComplexType);
    }

    internal static bool IsOurs(Type type) => type.Assembly == typeof(Refusal).Assembly || type.Assembly == typeof(HexitimeModel).Assembly;
}
