import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Place } from "#data/schema/place.ts";
import { geocodeQuery } from "../api.ts";

/** Letters from which an address can be meant. */
const shortest = 4;
/** Milliseconds without a key before the geocoder is asked: it is someone else's service. */
const patience = 250;

/** Milliseconds to leave a service alone that did not answer. */
const rest = 60_000;

export interface Addresses {
  places: Place[];
  state: "idle" | "busy" | "off" | "done";
}

export function useAddresses(text: string): Addresses {
  const typed = text.trim();
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.length >= shortest ? typed : ""), patience);
    return () => clearTimeout(timer);
  }, [typed]);
  const [offUntil, setOffUntil] = useState(0);
  const off = Date.now() < offUntil;
  const answer = useQuery({ ...geocodeQuery(asked), enabled: asked !== "" && !off });
  const isError = answer.isError || answer.data?.available === false;
  useEffect(() => {
    if (isError) setOffUntil(Date.now() + rest);
  }, [isError]);
  if (asked === "" || typed.length < shortest) return { places: [], state: "idle" };
  if (off || isError) return { places: [], state: "off" };
  if (asked !== typed || answer.isPending) return { places: [], state: "busy" };
  return { places: answer.data.results, state: "done" };
}
