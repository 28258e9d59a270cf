namespace MinimalApiHost.Pages.Frame;

/// <summary>A form carries a key, so that pressing its button twice does its work once: the same as a program's Idempotency-Key.</summary>
internal static class FormKeys
{
    public const string Field = "_key";
    private const string Header = "Idempotency-Key";

    public static void UseFormKeys(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && !http.Request.Headers.ContainsKey(Header) && http.IsForPage())
        {
            var form = await ReadAsync(http);
            // What no page of ours has made is no key, and would be no header either.
            if (form.TryGetValue(Field, out var key) && key.ToString() is { Length: > 0 and <= 200 } sent && sent.All(char.IsAsciiLetterOrDigit))
                http.Request.Headers[Header] = sent;
        }

        await next(http);
    });

    /// <summary>A form that cannot be read (one with an encoded NUL, say, at which the framework breaks, or one that ends too early) is the sender's mistake.</summary>
    private static async Task<IFormCollection> ReadAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw new BadHttpRequestException("The form cannot be read.", StatusCodes.Status400BadRequest, exception);
        }
    }
}
