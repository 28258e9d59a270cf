using Hexitime.Ledger;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Hexitime.Persistence;

/// <summary>How the value types of the domain are kept in columns.</summary>
internal static class Converters
{
    internal static readonly ValueConverter Instants = new ValueConverter<Instant, long>(i => i.ToUnixMicroseconds(), m => Microseconds.ToInstant(m));
    private static readonly ValueConverter Digests = new ValueConverter<Digest, byte[]>(d => d.ToArray(), b => new Digest(b));
    private static readonly ValueConverter Amounts = new ValueConverter<Credits, long>(c => c.Minutes, m => Credits.FromMinutes(m));

    /// <summary>The converter for a type; <c>null</c> if the database can keep it as it is.</summary>
    public static ValueConverter? Find(Type type) =>
        type == typeof(Instant) ? Instants
        : type == typeof(Digest) ? Digests
        : type == typeof(Credits) ? Amounts
        : IsEntityId(type) ? (ValueConverter)Activator.CreateInstance(typeof(EntityIdConverter<>).MakeGenericType(type))!
        : null;

    private static bool IsEntityId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityId<>));
}

/// <summary>Keeps an id as its bare GUID.</summary>
internal sealed class EntityIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Of(value)) where TId : struct, IEntityId<TId>
{
    // An expression tree cannot call a static abstract member itself.
    private static TId Of(Guid value) => TId.From(value);
}
