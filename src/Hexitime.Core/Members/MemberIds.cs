using System.Text.Json.Serialization;
using NodaTime;

namespace Hexitime.Members;

/// <summary>Names a member.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<MemberId>))]
public readonly record struct MemberId(Guid Value) : IEntityId<MemberId>
{
    /// <inheritdoc />
    public static MemberId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static MemberId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(MemberId left, MemberId right) => left.Value < right.Value;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(MemberId left, MemberId right) => left.Value > right.Value;
}

/// <summary>Names an organisation.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<OrganisationId>))]
public readonly record struct OrganisationId(Guid Value) : IEntityId<OrganisationId>
{
    /// <inheritdoc />
    public static OrganisationId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static OrganisationId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));
}
