using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hexitime;

/// <summary>
/// An identifier that knows what it identifies: a <see cref="Guid"/> (version 7, so that ids sort by the time they were made)
/// in a type of its own. Two ids are equal when they are of the same type and hold the same value; <c>default</c> identifies nothing.
/// </summary>
/// <typeparam name="TSelf">The id's own type.</typeparam>
public interface IEntityId<TSelf> : IComparable<TSelf> where TSelf : struct, IEntityId<TSelf>
{
    /// <summary>The identifier without its type.</summary>
    Guid Value { get; }

    /// <summary>Gives a bare identifier its type.</summary>
    static abstract TSelf From(Guid value);

    /// <summary>Orders ids as every database orders them: by their bytes, which for version 7 is by the time they were made.</summary>
    int IComparable<TSelf>.CompareTo(TSelf other) => Value.CompareTo(other.Value);
}

/// <summary>Writes an id as its bare GUID and reads it back. Thread-safe.</summary>
/// <typeparam name="TId">The id's type.</typeparam>
public sealed class EntityIdJsonConverter<TId> : JsonConverter<TId> where TId : struct, IEntityId<TId>
{
    /// <inheritdoc />
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TId.From(reader.GetGuid());

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
