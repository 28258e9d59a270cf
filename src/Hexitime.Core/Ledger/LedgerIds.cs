using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using NodaTime;

namespace Hexitime.Ledger;

/// <summary>Names an account of the ledger. Opaque: it tells nothing about whose it is.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<AccountId>))]
public readonly record struct AccountId(Guid Value) : IEntityId<AccountId>
{
    /// <inheritdoc />
    public static AccountId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static AccountId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Orders ids as every database orders them: by their bytes. Queries can use it.</summary>
    public int CompareTo(AccountId other) => Value.CompareTo(other.Value);

    /// <summary>The bank's one issuer: its negative balance is the credit in circulation.</summary>
    public static readonly AccountId Issuer = new(new Guid("00000000-0000-8000-8000-000000000001"));
}

/// <summary>
/// Names an order and is its idempotency key: the same id with the same content is the same order, however often it is sent.
/// The transfer or hold that an order makes is named by the order's id.
/// </summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<OrderId>))]
public readonly record struct OrderId(Guid Value) : IEntityId<OrderId>
{
    /// <inheritdoc />
    public static OrderId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static OrderId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Orders ids as every database orders them: by their bytes. Queries can use it.</summary>
    public int CompareTo(OrderId other) => Value.CompareTo(other.Value);

    /// <summary>
    /// The one id for a step of something: the same step and subject always give the same id (the first half of a SHA-256,
    /// marked as a version 8 GUID), so that a step cannot be ordered twice.
    /// </summary>
    /// <param name="step">Such as <c>exchange.settle</c>.</param>
    /// <param name="subject">What the step belongs to.</param>
    public static OrderId For(string step, Guid subject)
    {
        Span<byte> content = stackalloc byte[20 + Encoding.UTF8.GetMaxByteCount(step.Length)];
        var length = Encoding.UTF8.GetBytes(step, content[20..]);
        BinaryPrimitives.WriteInt32BigEndian(content, length);
        subject.TryWriteBytes(content[4..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content[..(20 + length)], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new OrderId(new Guid(hash[..16], bigEndian: true));
    }
}
