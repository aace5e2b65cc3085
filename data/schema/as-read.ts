/**
 * A schema of what people send, as the server gives it back: the same fields of the same types without their limits. What was kept
 * before a limit was set must still open, and what the server has judged is not judged again in a browser.
 */
import { z } from "zod";
import { Geometry, ReadGeometry } from "./geometry.ts";

type Read<T> =
  T extends z.ZodOptional<infer U extends z.ZodType> ? z.ZodOptional<z.ZodType<z.output<U>>> : z.ZodType<z.output<T>>;

/** Throws an Error on a kind of schema that no entity has had so far. */
function read(schema: z.core.$ZodType): z.ZodType {
  if (schema === Geometry) return ReadGeometry;
  if (schema instanceof z.ZodObject) return z.object(readShape(schema.shape));
  if (schema instanceof z.ZodArray) return z.array(read(schema.element));
  // What is absent from a draft stays absent.
  if (schema instanceof z.ZodOptional) return read(withoutDefault(schema.unwrap())).optional();
  if (schema instanceof z.ZodDefault) return read(schema.unwrap()).default(schema.def.defaultValue);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const [first, ...others] = schema.options.map(read) as z.ZodObject[];
    return z.discriminatedUnion(schema.def.discriminator, [first as z.ZodObject, ...others]);
  }
  if (schema instanceof z.ZodUnion) return z.union(schema.options.map(read) as [z.ZodType, ...z.ZodType[]]);
  if (schema instanceof z.ZodNonOptional) return read(withoutOptional(schema.unwrap()));
  if (schema instanceof z.ZodPipe) return read(schema.in);
  if (schema instanceof z.ZodRecord) return z.record(z.string(), read(schema.valueType));
  if (schema instanceof z.ZodISODate) return z.string().meta({ format: "date" });
  if (schema instanceof z.ZodString) return z.string();
  if (schema instanceof z.ZodNumber) return schema.isInt ? z.number().int() : z.number();
  if (schema instanceof z.ZodBoolean || schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) return schema;
  throw new Error(`as-read.ts does not know a ${schema._zod.def.type}: say here what is read of it`);
}

const withoutDefault = (schema: z.core.$ZodType) => (schema instanceof z.ZodDefault ? schema.unwrap() : schema);

const withoutOptional = (schema: z.core.$ZodType) => (schema instanceof z.ZodOptional ? schema.unwrap() : schema);

const readShape = (shape: z.core.$ZodLooseShape) =>
  Object.fromEntries(Object.entries(shape).map(([field, schema]) => [field, read(schema)]));

export const asRead = <T extends z.ZodType>(schema: T): Read<T> => read(schema) as Read<T>;
/** Of an object: to put more fields beside those. */
export const fieldsAsRead = <T extends z.ZodObject>(schema: T) =>
  readShape(schema.shape) as { [K in keyof T["shape"]]: Read<T["shape"][K]> };
