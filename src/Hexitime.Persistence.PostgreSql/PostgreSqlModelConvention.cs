using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Hexitime.Persistence.PostgreSql;

/// <summary>
/// Where other databases tell Hexitime's tables by a prefix, PostgreSQL has schemas; and where they keep instants as numbers, it has <c>timestamptz</c>.
/// </summary>
internal sealed class PostgreSqlModelConvention : IModelFinalizingConvention
{
    private const string Prefix = "hexitime_";

    private static readonly ValueConverter Instants = new ValueConverter<Instant, DateTime>(i => i.ToTimestamp(), t => t.ToInstant());

    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entityType in ((IMutableModel)modelBuilder.Metadata).GetEntityTypes())
        {
            KeepInstantsAsSuch(entityType);
            if (HexitimeModel.IsOurs(entityType.ClrType))
                MoveIntoSchema(entityType);
        }
    }

    private static void MoveIntoSchema(IMutableEntityType entityType)
    {
        entityType.SetTableName(WithoutPrefix(entityType.GetTableName()!));
        entityType.SetSchema(HexitimePostgreSql.Schema);
        foreach (var index in entityType.GetIndexes())
            index.SetDatabaseName(WithoutPrefix(index.GetDatabaseName()!));
        foreach (var check in entityType.GetCheckConstraints())
            check.Name = WithoutPrefix(check.Name!);
    }

    private static void KeepInstantsAsSuch(IMutableTypeBase type)
    {
        foreach (var property in type.GetProperties())
        {
            if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Instant) && property.GetValueConverter() == Converters.Instants)
                property.SetValueConverter(Instants);
        }

        foreach (var complex in type.GetComplexProperties())
            KeepInstantsAsSuch(complex.ComplexType);
    }

    private static string WithoutPrefix(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
}
